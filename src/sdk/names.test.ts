import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  functionNameProblem,
  isPythonName,
  pythonKeywords,
  pythonName,
  pythonNames,
  reservedNames,
} from './names.ts';

/** Every code point, halves of surrogate pairs too. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0x10_ffff }).map((code) => String.fromCodePoint(code)),
  maxLength: 20,
});

describe('pythonName', () => {
  test.each([
    ['query', 'query'],
    ['_private', '_private'],
    ['größe', 'größe'],
    ['検索', '検索'],
    ['items', 'items'],
    ['type', 'type'],
    ['from', 'from_'],
    ['None', 'None_'],
    ['user-id', 'user_id'],
    ['user id', 'user_id'],
    ['a.b[0]', 'a_b_0_'],
    ['$filter', '_filter'],
    ['1st', '_1st'],
    ['\u0301', '_\u0301'],
    ['', '_'],
    ['-', '_'],
    ['__proto__', '_proto__'],
    ['--dry-run', '_dry_run'],
    ['ﬁle', 'file'],
    ['ｆｒｏｍ', 'from_'],
    ['e\u0301', 'é'],
    ['😀x', '_x'],
    ['\ud800', '_'],
    ['a\nb', 'a_b'],
    ['a\u200db', 'a_b'],
    ['a\ua7dcb', 'a_b'],
    ['a\u{31350}b', 'a_b'],
    ['a・b', 'a_b'],
  ])('turns %j into %s', (jsonName, expected) => {
    expect(pythonName(jsonName)).toBe(expected);
  });

  test('numbers a name that is taken', () => {
    const taken = new Set(['user_id', 'user_id_2', 'from_']);
    expect(pythonName('user-id', taken)).toBe('user_id_3');
    expect(pythonName('from', taken)).toBe('from_2');
  });

  test('makes a name that Python reads back, whatever the JSON name is', () => {
    fc.assert(
      fc.property(anyText, (jsonName) => {
        const name = pythonName(jsonName);
        expect(isPythonName(name)).toBe(true);
        expect(pythonName(name)).toBe(name);
        expect(name.startsWith('__')).toBe(false);
      }),
    );
  });
});

describe('pythonNames', () => {
  test('lets a name that needs no change keep it', () => {
    expect([...pythonNames(['user-id', 'user_id', 'user id', 'from', 'from_'])]).toEqual([
      ['user-id', 'user_id_2'],
      ['user_id', 'user_id'],
      ['user id', 'user_id_3'],
      ['from', 'from_2'],
      ['from_', 'from_'],
    ]);
  });

  test('does not take a name it gave for one that may stay', () => {
    expect([...pythonNames(['', '-', '__2', '_2'])]).toEqual([
      ['', '_'],
      ['-', '_3'],
      ['__2', '_2_2'],
      ['_2', '_2'],
    ]);
  });

  test('never gives one name twice', () => {
    const names = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', '_', '-', '2', '.') }));
    fc.assert(
      fc.property(names, (jsonNames) => {
        const given = [...pythonNames(jsonNames).values()];
        expect(new Set(given).size).toBe(jsonNames.length);
      }),
    );
  });
});

describe('functionNameProblem', () => {
  test.each(['search', 'orders_of', 'match', 'type', 'print', 'items', 'größe', 'constructor', 'x1'])(
    'accepts %s',
    (name) => {
      expect(functionNameProblem(name)).toBeNull();
    },
  );

  test.each([
    ['map', '`map` is reserved for the parallel `sdk.map`'],
    ['aio', '`aio` is reserved for the awaitable functions, `sdk.aio`'],
    ['final_answer', '`final_answer` is reserved for what ends a run'],
    ['Denied', '`Denied` is reserved for an exception'],
    ['import', '`import` is a Python keyword; try `import_`'],
    ['_hidden', 'names that begin with `_` are private in Python'],
    ['__proto__', 'names that begin with `_` are private in Python'],
    ['get-user', 'it is no Python identifier; try `get_user`'],
    ['ﬁle', 'it is no Python identifier; try `file`'],
    ['1st', 'it is no Python identifier'],
    ['', 'it is no Python identifier'],
  ])('refuses %j', (name, problem) => {
    expect(functionNameProblem(name)).toBe(problem);
  });

  test('refuses every reserved name and every keyword', () => {
    for (const name of [...reservedNames, ...pythonKeywords])
      expect(functionNameProblem(name)).not.toBeNull();
  });
});
