import { expect, test } from 'vitest';
import { assemble } from '../../../../test/wasm/tiny-component.ts';
import { engine } from '../web-assembly.ts';
import { initialMemoryBytes, limitMemory, pageBytes } from './memory-limit.ts';

const growing = (memory: string) =>
  assemble(`(module
    (memory ${memory})
    (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))`);

function grow(module: Uint8Array): (pages: number) => number {
  const { exports } = new engine.Instance(new engine.Module(module), {});
  return exports['grow'] as (pages: number) => number;
}

test.each(['2', '2 65536'])('bounds a memory of %s: growth beyond fails inside the engine', (memory) => {
  const bounded = grow(limitMemory(growing(memory), 4 * pageBytes + 5));
  expect([bounded(2), bounded(1), bounded(0)]).toEqual([2, -1, 4]);
});

test('leaves everything else as it was', () => {
  const module = growing('2');
  expect(initialMemoryBytes(module)).toBe(2 * pageBytes);
  expect(limitMemory(limitMemory(module, 8 * pageBytes), 4 * pageBytes)).toEqual(
    limitMemory(module, 4 * pageBytes),
  );
});

test('takes more than a 32-bit memory can have as its most', () => {
  expect(engine.validate(limitMemory(growing('1'), 2 ** 40))).toBe(true);
});

test.each([
  {
    title: 'a bound below what the module starts with',
    bound: () => limitMemory(growing('2'), 131_071),
    code: 'INVALID_OPTION',
    message:
      'Expected `limits.memoryBytes` to be at least 131072, which the interpreter itself takes, got 131071.',
  },
  {
    title: 'a module without a memory',
    bound: () => limitMemory(assemble('(module)'), pageBytes),
    code: 'IMAGE_BROKEN',
    message: 'Expected the module to define one 32-bit unshared memory, got none.',
  },
  {
    title: 'a shared memory',
    bound: () => limitMemory(assemble('(module (memory 1 2 shared))'), pageBytes),
    code: 'IMAGE_BROKEN',
    message: 'Expected the module to define one 32-bit unshared memory, got one with flags 3.',
  },
])('refuses $title', ({ bound, code, message }) => {
  expect(bound).toThrow(expect.objectContaining({ code, message }));
});
