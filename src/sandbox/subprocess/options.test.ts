import { expect, test } from 'vitest';
import { resolveOptions } from './options.ts';

test('options that are left out have defaults', () => {
  const defaults = { python: null, packages: false, spares: 2, bootMs: 30_000, programs: expect.any(Number) };
  expect(resolveOptions({})).toEqual(defaults);
  expect(resolveOptions({ python: 'python3.12', packages: true, programs: 1, spares: 0, bootMs: 5 })).toEqual(
    {
      python: 'python3.12',
      packages: true,
      programs: 1,
      spares: 0,
      bootMs: 5,
    },
  );
});

test.each([
  [{ python: '' }, 'Expected `python` to be a path or a name, got "" (string).'],
  [{ packages: 'yes' }, 'Expected `packages` to be true or false, got "yes" (string).'],
  [{ programs: 0 }, 'Expected `programs` to be a positive integer, got 0 (number).'],
  [{ spares: -1 }, 'Expected `spares` to be an integer from 0, got -1 (number).'],
  [{ bootMs: 1.5 }, 'Expected `bootMs` to be a positive integer, got 1.5 (number).'],
  [
    { timeout: 5 },
    'Expected the options of `subprocess` to be python, packages, programs, spares, bootMs; got `timeout`.',
  ],
])('%j is refused', (options, message) => {
  expect(() => resolveOptions(options as object)).toThrow(message);
});
