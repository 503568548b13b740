import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { resolveOptions } from './options.ts';

test('fills in what was left out', () => {
  expect(resolveOptions({ spares: 0 })).toEqual({
    isolation: 'restored',
    programs: availableParallelism() * 4,
    spares: 0,
    onProgress: expect.any(Function),
  });
});

test.each([
  [{ isolation: 'new' }, "Expected `isolation` to be 'restored' or 'fresh', got \"new\" (string)."],
  [{ programs: 0 }, 'Expected `programs` to be a positive integer, got 0 (number).'],
  [{ spares: -1 }, 'Expected `spares` to be an integer from 0, got -1 (number).'],
  [{ onProgress: true }, 'Expected `onProgress` to be a function, got true (boolean).'],
  [
    { python: 'python3' },
    'Expected the options of `wasm` to be isolation, programs, spares, onProgress; got `python`.',
  ],
])('refuses %j', (options, message) => {
  expect(() => resolveOptions(options as object)).toThrow(message);
});
