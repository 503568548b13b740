import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declare } from '../../../test/fixtures/declare.ts';
import { needs } from '../../../test/needs.ts';
import { probePython } from '../../../test/python.ts';
import { rounds, soak } from '../../../test/soak.ts';
import { outlinesOf } from '../../../test/support/outline.ts';
import { schemas } from '../../../test/support/random-schema.ts';
import type { Manifest } from '../../value/index.ts';
import type { FunctionDescription } from '../description.ts';
import { mapRecords } from '../python/map-type.ts';
import type { PythonType } from '../python/type.ts';
import type { JsonSchema } from '../schema.ts';
import { renderDocs } from './render-docs.ts';
import { renderManifest } from './render-manifest.ts';
import { renderStub } from './render-stub.ts';

const functionsOf = ([first, second, third]: readonly JsonSchema[]): FunctionDescription[] => [
  declare('f', { input: first ?? true, output: second ?? null }),
  declare('g', {
    input: { type: 'object', properties: { x: third ?? {}, y: first ?? {} } },
    output: first ?? null,
  }),
];
const triples = fc.array(schemas, { minLength: 3, maxLength: 3 });

describe('any JSON Schema', () => {
  test('renders, and every record that is named is there', () => {
    fc.assert(
      fc.property(triples, schemas, (three, answer) => {
        const functions = functionsOf(three);
        expect(renderDocs(functions, { answer, budgetTokens: 500 }).text).toContain(
          'def final_answer(answer: ',
        );
        expect(renderStub(functions, answer)['sdk.pyi']).toContain('\ndef final_answer(answer: ');
        const manifest = renderManifest(functions, answer);
        expect(new Set(namesIn(manifest))).toEqual(new Set(Object.keys(manifest.records)));
      }),
      soak(300),
    );
  });

  test('renders alike whatever the order of the definitions', () => {
    fc.assert(
      fc.property(triples, (three) => {
        const functions = functionsOf(three);
        expect(renderManifest([...functions].reverse())).toEqual(renderManifest(functions));
      }),
      soak(100),
    );
  });

  test('of an answer changes nothing above it', () => {
    fc.assert(
      fc.property(triples, schemas, (three, answer) => {
        const functions = functionsOf(three);
        const plain = renderDocs(functions).text;
        expect(
          renderDocs(functions, { answer }).text.startsWith(
            plain.slice(0, plain.lastIndexOf('def final_answer')),
          ),
        ).toBe(true);
      }),
      soak(100),
    );
  });
});

describe('any JSON Schema, as CPython reads it', () => {
  needs('python3', probePython());

  test('parses in the stub and on every page', { timeout: 300_000 }, () => {
    const sampled = fc.sample(triples, rounds(200));
    const sources = sampled.flatMap((three) => {
      const functions = functionsOf(three);
      const pages = (['full', 'brief', 'index'] as const).map(
        (detail) => renderDocs(functions, { detail }).text,
      );
      return [renderStub(functions, three[0])['sdk.pyi'], ...pages];
    });
    const failed = outlinesOf(sources).flatMap(({ error }, index) =>
      error === null ? [] : [{ error, source: sources[index] }],
    );
    expect(failed).toEqual([]);
  });
});

/** Every record that a manifest names. */
function namesIn({ functions, records, answer = 'any' }: Manifest): string[] {
  const ofFunctions = functions.flatMap(({ parameters, extra, returns }) => [
    ...parameters.map(({ shape }) => shape),
    extra ?? 'any',
    returns,
  ]);
  const ofRecords = Object.values(records).flatMap(({ fields, rest }) => [
    ...fields.map(({ shape }) => shape),
    rest ?? 'any',
  ]);
  return [...ofFunctions, ...ofRecords, answer].flatMap(recordsIn);
}

function recordsIn(shape: PythonType): string[] {
  const names: string[] = [];
  mapRecords(shape, (name) => {
    names.push(name);
    return 'any';
  });
  return names;
}
