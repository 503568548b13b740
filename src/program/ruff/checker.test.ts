import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { declare } from '../../../test/fixtures/declare.ts';
import { standardFunctions } from '../../../test/fixtures/standard-functions.ts';
import { renderManifest } from '../../sdk/index.ts';
import { checkCases, cleanPrograms } from './checker.cases.ts';
import { makeChecker } from './checker.ts';
import { loadRuff, type RuffChecker } from './index.ts';
import { options, shortOf } from './options.cases.ts';

let checker: RuffChecker;
beforeAll(async () => {
  checker = await loadRuff();
});

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
