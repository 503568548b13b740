import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restoreMemory, takeImage, takePatch } from './image.ts';

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

test('brings back what a memory had beyond it, wherever something was written since', () => {
  const length = 3 * 65_536 + 4_096;
  const image = takeImage(new Uint8Array(length), 7);
  const write = fc.record({ at: fc.nat(length - 1), value: fc.nat(255) });
  const written = (memory: Uint8Array, writes: readonly { at: number; value: number }[]): Uint8Array => {
    const copy = memory.slice();
    for (const { at, value } of writes) copy[at] = value;
    return copy;
  };
  fc.assert(
    fc.property(fc.array(write), fc.array(write), (before, since) => {
      const original = written(image.bytes, before);
      const memory = written(original, since);
      expect(restoreMemory(memory, image, takePatch(original, image))).toBe(true);
      expect(Buffer.from(memory).equals(original)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('keeps of what is beyond it the pages that differ, and no more', () => {
  const image = takeImage(new Uint8Array(2 * 65_536), 7);
  const memory = new Uint8Array(2 * 65_536);
  memory[70_000] = 1;
  const { pages, blocks } = takePatch(memory, image);
  expect([[...pages.keys()], [...blocks]]).toEqual([[69_632], [65_536]]);
});
