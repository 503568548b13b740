import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restoreMemory, takeImage } from './image.ts';

test('brings back every byte, wherever something was written', () => {
  const length = 3 * 65_536 + 4_096;
  const original = Uint8Array.from({ length }, (_, index) => index % 251);
  const image = takeImage(original, 7);
  const write = fc.record({ at: fc.nat(length - 1), value: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(write), (writes) => {
      const memory = original.slice();
      for (const { at, value } of writes) memory[at] = value;
      expect(restoreMemory(memory, image)).toBe(true);
      expect(Buffer.from(memory).equals(original)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('is a copy, with the stack pointer', () => {
  const memory = Uint8Array.of(1, 2, 3);
  const image = takeImage(memory, 7);
  memory.fill(0);
  expect([[...image.bytes], image.stackPointer]).toEqual([[1, 2, 3], 7]);
});

test('leaves memory of another size alone', () => {
  const memory = new Uint8Array(8);
  expect(restoreMemory(memory, takeImage(Uint8Array.of(1, 2, 3), 0))).toBe(false);
  expect([...memory]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});
