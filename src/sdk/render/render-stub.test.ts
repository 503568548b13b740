import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { standardFunctions } from '../../../test/fixtures/standard-functions.ts';
import { needs } from '../../../test/needs.ts';
import { type Finding, probePyright, pyright } from '../../../test/support/pyright.ts';
import { PungiError } from '../../errors/index.ts';
import type { FunctionDescription } from '../description.ts';
import {
  accepted,
  awkwardFunctions,
  awkwardProgram,
  found,
  shopAnswer,
  shopFunctions,
} from './render-stub.cases.ts';
import { renderStub } from './render-stub.ts';

const quiet = { examples: [], warnings: [], rateLimit: null, approval: 'never', timeoutMs: null } as const;
const specification = readFileSync(
  new URL('../../../test/fixtures/specification_program.py', import.meta.url),
  'utf8',
);

function filesOf(
  project: string,
  functions: readonly FunctionDescription[],
  answer?: object,
): Record<string, string> {
  const stub = renderStub(functions, answer as never);
  return Object.fromEntries(Object.entries(stub).map(([path, text]) => [`${project}/${path}`, text]));
}

describe('a stub, as pyright reads it', () => {
  const usable = needs('pyright', probePyright());
  let findings: Finding[] = [];
  const at = (path: string) => findings.filter(({ where }) => where.startsWith(`${path}:`));

  beforeAll(async () => {
    if (!usable) return;
    findings = await pyright({
      ...filesOf('standard', standardFunctions),
      'standard/specification.py': specification,
      ...filesOf('shop', shopFunctions),
      ...Object.fromEntries(accepted.map(({ program }, index) => [`shop/accepted${index}.py`, program])),
      ...Object.fromEntries(found.map(({ program }, index) => [`shop/found${index}.py`, program])),
      ...filesOf('answer', shopFunctions, shopAnswer),
      'answer/right.py': 'final_answer({"waiting": [], "at": "2024-01-01T00:00:00Z"})\n',
      'answer/wrong.py': 'final_answer("three")\n',
      ...filesOf('awkward', awkwardFunctions),
      'awkward/program.py': awkwardProgram,
      ...filesOf('empty', []),
    });
  }, 60_000);

  test('lets the program of the specification through without findings', () => {
    expect(specification).toContain('r.date > "2024-01-01"');
    expect(at('standard/specification.py')).toEqual([]);
  });

  test.each(['standard', 'shop', 'answer', 'awkward', 'empty'])(
    'is itself without findings: %s',
    (project) => {
      expect([...at(`${project}/sdk.pyi`), ...at(`${project}/__builtins__.pyi`)]).toEqual([]);
    },
  );

  test.each(accepted.map((each, index) => ({ ...each, index })))('accepts $title', ({ index }) => {
    expect(at(`shop/accepted${index}.py`)).toEqual([]);
  });

  test.each(found.map((each, index) => ({ ...each, index })))('finds $title', ({ index, rule }) => {
    const path = `shop/found${index}.py`;
    const lines = at(path).map(({ where }) => where);
    expect([...new Set(lines)]).toEqual([`${path}:1 ${rule}`]);
  });

  test('reads every key of a record and every function whatever they are called', () => {
    expect(at('awkward/program.py')).toEqual([]);
  });

  test('asks the answer of a run for its declared type', () => {
    expect(at('answer/right.py')).toEqual([]);
    expect(at('answer/wrong.py').map(({ where }) => where)).toEqual(['answer/wrong.py:1 reportArgumentType']);
  });
});

describe('renderStub', () => {
  test('offers every function by bare name but those that would hide a builtin', () => {
    const stub = renderStub([...standardFunctions, { ...only, name: 'filter' }]);
    expect(stub['__builtins__.pyi']).toBe(
      [
        'import sdk as sdk',
        'from sdk import final_answer as final_answer',
        'from sdk import calculate as calculate',
        'from sdk import database_query as database_query',
        'from sdk import search as search',
        'from sdk import send_notification as send_notification',
        'from sdk import summarise as summarise',
        '',
      ].join('\n'),
    );
    expect(stub['sdk.pyi']).toContain('\ndef filter() -> _t.Any: ...\n');
  });

  test('gives the same bytes whatever the order of the definitions', () => {
    expect(renderStub([...shopFunctions].reverse())).toEqual(renderStub(shopFunctions));
  });

  test('refuses names that Python cannot use', () => {
    expect(() => renderStub([{ ...only, name: 'x(): ...\nimport os' }])).toThrow(PungiError);
    expect(() => renderStub([{ ...only, name: 'class' }])).toThrow(
      'Expected "class" to be the name of one function, but `class` is a Python keyword; try `class_`.',
    );
    expect(() => renderStub([only, only])).toThrow(
      'Expected "only" to be the name of one function, but the SDK has it twice.',
    );
  });
});

const only: FunctionDescription = {
  name: 'only',
  description: '',
  effect: 'pure',
  input: { type: 'object' },
  output: null,
  ...quiet,
};
