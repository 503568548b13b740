import { describe, expect, test } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { probePython } from '../../../test/python.ts';
import { outlinesOf } from '../../../test/support/outline.ts';
import { probePyright, pyright } from '../../../test/support/pyright.ts';
import type { FunctionDescription } from '../description.ts';
import { oneLine } from '../python/prose.ts';
import { readModel } from '../python/read-model.ts';
import { constructs } from './constructs.cases.ts';
import { recordText } from './record-text.ts';
import { renderDocs } from './render-docs.ts';
import { renderStub } from './render-stub.ts';
import { typeText } from './type-text.ts';

const quiet = { examples: [], warnings: [], rateLimit: null, approval: 'never', timeoutMs: null } as const;

function returning(output: FunctionDescription['output']): FunctionDescription {
  return { name: 'f', description: '', effect: 'pure', input: { type: 'object' }, output, ...quiet };
}

/** A function that both takes and gives a construct. The schema keeps its root, where its references lead. */
function both(schema: FunctionDescription['output']): FunctionDescription[] {
  const input = {
    type: 'object',
    properties: { x: schema, 'a-b': { default: [1] }, self: {} },
    required: ['x'],
  };
  const taking = { ...returning({}), name: 'g', input };
  return [returning(schema), taking, { ...returning({}), name: 'h', input: schema ?? true }];
}

describe('each construct of JSON Schema', () => {
  test.each(constructs)('shows $title', ({ schema, type, text = '', records = [] }) => {
    const model = readModel([returning(schema)]);
    const shown = model.functions.map((each) => ({
      type: typeText(each.returns),
      text: oneLine(each.returnsText),
    }));
    const sorted = [...model.records.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(shown).toEqual([{ type, text }]);
    expect(sorted.map((record) => recordText(record, true))).toEqual(records);
  });
});

describe('each construct, as CPython reads it', () => {
  needs('python3', probePython());

  test('parses in the stub and on the page', () => {
    const sources = constructs.flatMap(({ schema }) => {
      const functions = both(schema);
      return [
        renderStub(functions)['sdk.pyi'],
        renderDocs(functions).text,
        renderDocs(functions, { detail: 'brief' }).text,
      ];
    });
    const failed = outlinesOf(sources).flatMap(({ error }, index) =>
      error === null ? [] : [{ error, source: sources[index] }],
    );
    expect(failed).toEqual([]);
  });
});

describe('each construct, as pyright reads it', () => {
  needs('pyright', probePyright());

  test('has a stub without findings', { timeout: 60_000 }, async () => {
    const files = constructs.map(
      ({ schema }, index) => [`c${index}/sdk.pyi`, renderStub(both(schema), schema)['sdk.pyi']] as const,
    );
    expect(await pyright(Object.fromEntries(files))).toEqual([]);
  });
});
