import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { declare } from '../../../test/fixtures/declare.ts';
import { standardFunctions } from '../../../test/fixtures/standard-functions.ts';
import { soak } from '../../../test/soak.ts';
import { renderManifest } from '../../sdk/index.ts';
import type { CheckOptions, Finding } from '../index.ts';
import { checkCases, cleanPrograms } from './checker.cases.ts';
import { makeChecker } from './checker.ts';
import { loadRuff, type RuffChecker } from './index.ts';

const text = { type: 'string' } as const;
const hit = { title: 'Hit', type: 'object', properties: { title: text } };

const { functions } = renderManifest([
  declare('search', {
    input: {
      type: 'object',
      properties: { query: text, limit: { type: 'integer', default: 10 } },
      required: ['query'],
    },
    output: { type: 'array', items: hit },
  }),
  declare('send_notification', {
    input: { type: 'object', properties: { user_id: text, message: text }, required: ['user_id', 'message'] },
    output: { type: 'boolean' },
  }),
  declare('mail', {
    input: { type: 'object', properties: { from: text, to: text }, required: ['from', 'to'] },
    output: true,
  }),
  declare('log', {
    input: { type: 'object', properties: { line: text }, required: ['line'], additionalProperties: true },
  }),
]);

const options: CheckOptions = { functions, importPolicy: { allow: ['collections', 'json', 'math', 'xml'] } };

let checker: RuffChecker;
beforeAll(async () => {
  checker = await loadRuff();
});

function shortOf({ code, severity, place, message }: Finding): readonly string[] {
  return [code, severity, place === null ? '' : `${place.line}:${place.column}`, message];
}

describe('the check', () => {
  test.each(cleanPrograms.map(([title, source]) => ({ title, source })))(
    'finds nothing in $title',
    async ({ source }) => {
      expect(await checker.check(source, { ...options, importPolicy: allowAsyncio })).toEqual([]);
    },
  );

  const allowAsyncio = { allow: ['asyncio', 'collections', 'json', 'math', 'xml'] };

  test.each(checkCases)('finds $title', async ({ source, found }) => {
    expect((await checker.check(source, options)).map(shortOf)).toEqual(found);
  });

  test('finds nothing in the program of the specification', async () => {
    const source = readFileSync('test/fixtures/specification_program.py', 'utf8');
    const standard = renderManifest(standardFunctions).functions;
    expect(source).toContain('search(');
    expect(await checker.check(source, { ...options, functions: standard })).toEqual([]);
  });

  test('says where to the unit of UTF-16, how wide, and what to write instead', async () => {
    expect(await checker.check('x = "𝒳", sdk.serch(1)', options)).toMatchObject([
      { place: { line: 1, column: 15, width: 5 }, fix: 'search' },
    ]);
  });

  test('knows the names that earlier programs of the run left', async () => {
    expect(await checker.check('print(rows)', { ...options, names: ['rows'] })).toEqual([]);
  });

  test('lets a program import everything where the policy does', async () => {
    expect(await checker.check('import os, numpy', { ...options, importPolicy: 'all' })).toEqual([]);
  });

  test('calls a function whose name hides a builtin by `sdk` only', async () => {
    const filter = renderManifest([declare('filter', { input: { type: 'object' } })]).functions;
    expect(await checker.check('filter(None, [])', { ...options, functions: filter })).toEqual([]);
    expect(await checker.check('sdk.filter(None, [])', { ...options, functions: filter })).toMatchObject([
      { code: 'too-many-arguments' },
    ]);
  });

  test('refuses a source of too many bytes before anything reads it', async () => {
    const message =
      'The program has 12 bytes, 10 at most may run. Read data through `sdk` instead of writing it into the program.';
    expect(await checker.check('x = "ééé"', { ...options, sourceBytes: 10 })).toEqual([
      { code: 'size', severity: 'error', place: null, message },
    ]);
    expect(await checker.check('x = "ééé"', { ...options, sourceBytes: 12 })).toEqual([]);
  });

  test('leaves a very long source to the sandbox', async () => {
    expect((await checker.check('undef\n'.repeat(11_000), options)).map(shortOf)).toEqual([
      [
        'unchecked',
        'note',
        '',
        'The program is longer than 65536 characters: syntax and names are checked by the sandbox alone.',
      ],
    ]);
  });
});

describe('parses', () => {
  test.each([
    ['x = f(1)', true],
    ['await f()', true],
    ['', true],
    ['I look it up.', false],
    ['x = (1', false],
    ['('.repeat(300), false],
    ['x = 1\n'.repeat(11_000), false],
  ])('tells of %j that it is Python: %j', (source, expected) => {
    expect(checker.parses(source)).toBe(expected);
  });

  test('knows nothing without ruff', () => {
    expect(makeChecker({ linter: null, parse: null }).parses('x = 1')).toBe(false);
  });
});

describe('the check without a part', () => {
  const noRuff = 'ruff could not be loaded: syntax and names are checked by the sandbox alone.';
  const noTree = 'py-ast could not be loaded: calls of the SDK and imports were not checked before the run.';
  const crashed =
    'py-ast could not read the program: calls of the SDK and imports were not checked before the run.';

  test('says so in notes and rejects nothing', async () => {
    const findings = await makeChecker({ linter: null, parse: null }).check('sdk.serch(undef', options);
    expect(findings.map(shortOf)).toEqual([
      ['unchecked', 'note', '', noRuff],
      ['unchecked', 'note', '', noTree],
    ]);
  });

  test('contains a parser that fails, and still finds names', async () => {
    const parse = (): never => {
      throw new RangeError('Maximum call stack size exceeded');
    };
    const findings = await makeChecker({
      linter: { lint: () => [] },
      parse,
    }).check('x', options);
    expect(findings.map(shortOf)).toEqual([['unchecked', 'note', '', crashed]]);
  });

  test.each([
    undefined,
    null,
    'text',
    { nodeType: 1 },
    { nodeType: 'Call' },
    { nodeType: 'Try', handlers: [1] },
  ])('contains a parser that gives %j for a tree', async (tree) => {
    const parts = { linter: { lint: () => [] }, parse: () => tree };
    expect(await makeChecker(parts).check('x', options)).toEqual([]);
  });
});

describe('the check on hostile source', () => {
  const deep: readonly (readonly [title: string, source: string])[] = [
    ['minus signs', `${'-'.repeat(30_000)}1`],
    ['not', `${'not '.repeat(15_000)}1`],
    ['a long sum', `1${'+1'.repeat(30_000)}`],
    ['attributes', `x${'.a'.repeat(30_000)}`],
    ['lambdas', `${'lambda:'.repeat(9_000)}1`],
    ['conditions', `${'1 if 1 else '.repeat(5_000)}1`],
    ['calls', `x${'()'.repeat(30_000)}`],
    ['strings', '"a" '.repeat(16_000)],
    ['elif', `if 1: pass\n${'elif 1: pass\n'.repeat(5_000)}`],
    ['undefined names', 'a\n'.repeat(32_000)],
    ['f-strings', 'f"{'.repeat(500)],
  ];

  test.each(deep)('ends on %s with findings or notes', async (_, source) => {
    const findings = await checker.check(source, options);
    expect(findings.every(({ code }) => ['syntax', 'undefined-name', 'unchecked'].includes(code))).toBe(true);
  });

  test('makes no later check worse: an engine that ran out of stack is replaced', async () => {
    for (let round = 0; round < 2; round += 1) await checker.check(`${'-'.repeat(30_000)}1`, options);
    expect((await checker.check('undef', options)).map(shortOf)).toEqual([
      ['undefined-name', 'error', '1:1', '`undef` is not defined.'],
    ]);
  });

  const shards = [
    ...[
      'sdk',
      '.',
      'search',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ',',
      '=',
      ':',
      '\n',
      ' ',
      '    ',
      '"',
      "'",
      '"""',
      '#',
    ],
    ...[
      'f"',
      'def ',
      'class ',
      'lambda ',
      'import ',
      'from ',
      'as ',
      'try:',
      'except',
      'await ',
      'async ',
      '*',
      '**',
    ],
    ...['x', '1', 'match x:\n case ', ':=', '@', '\\', '\0', '\uD800', 'é', '𝒳', ' noqa', 'ﬁ'],
  ];

  test('never throws, and every place lies in the source', async () => {
    const pieces = fc.oneof(fc.constantFrom(...shards), fc.string({ unit: 'binary', maxLength: 4 }));
    const sources = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(sources, async (source) => {
        const lines = source.split(/\r\n?|\n/);
        for (const { place } of await checker.check(source, options)) {
          if (place === null) continue;
          expect(place.line).toBeLessThanOrEqual(lines.length);
          expect(place.column).toBeGreaterThan(0);
        }
      }),
      soak(500),
    );
  });
});
