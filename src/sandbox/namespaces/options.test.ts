import { expect, test } from 'vitest';
import { resolveOptions } from './options.ts';

test('options that are left out have defaults', () => {
  expect(resolveOptions({})).toEqual({
    python: null,
    packages: false,
    preload: [],
    programs: expect.any(Number),
    spares: 4,
    storageBytes: 32 * 2 ** 20,
    bootMs: 30_000,
  });
  const given = { python: 'python3.12', programs: 1, spares: 0, storageBytes: 7, bootMs: 5 };
  expect(resolveOptions({ ...given, packages: ['numpy', 'os.path'] })).toEqual({
    ...given,
    packages: true,
    preload: ['numpy', 'os.path'],
  });
});

test.each([
  [true, { packages: true, preload: [] }],
  [false, { packages: false, preload: [] }],
  [[], { packages: true, preload: [] }],
])('packages: %j', (packages, expected) => {
  expect(resolveOptions({ packages })).toMatchObject(expected);
});

test.each([
  [{ python: '' }, 'Expected `python` to be a path or a name, got "" (string).'],
  [{ packages: 'numpy' }, 'Expected `packages` to be true, false or names of modules, got "numpy" (string).'],
  [{ packages: ['a b'] }, 'Expected `packages` to be true, false or names of modules, got '],
  [{ programs: 0 }, 'Expected `programs` to be a positive integer, got 0 (number).'],
  [{ spares: -1 }, 'Expected `spares` to be an integer from 0, got -1 (number).'],
  [{ storageBytes: 0 }, 'Expected `storageBytes` to be a positive integer, got 0 (number).'],
  [{ bootMs: 1.5 }, 'Expected `bootMs` to be a positive integer, got 1.5 (number).'],
  [
    { timeout: 5 },
    'Expected the options of `namespaces` to be python, packages, programs, spares, storageBytes, bootMs; got `timeout`.',
  ],
])('%j is refused', (options, message) => {
  expect(() => resolveOptions(options as object)).toThrow(message);
});
