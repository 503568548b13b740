import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Reader } from './reader.ts';
import { concat, list, name, u32 } from './writer.ts';

test('reads back every number that the writer wrote', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (value) => {
      const reader = new Reader(u32(value));
      expect(reader.u32()).toBe(value);
      expect(reader.done).toBe(true);
    }),
  );
});

test('reads back names and lists', () => {
  const reader = new Reader(concat([name('größe'), list([u32(1), u32(300), u32(0xffff_ffff)])]));
  expect(reader.name()).toBe('größe');
  expect(reader.list(() => reader.u32())).toEqual([1, 300, 0xffff_ffff]);
  expect(reader.done).toBe(true);
});

test.each([
  {
    title: 'a byte after the end',
    read: (reader: Reader) => reader.byte(),
    bytes: [],
    message: 'Expected a byte at byte 0 of a WebAssembly binary, got the end.',
  },
  {
    title: 'a number that never ends',
    read: (reader: Reader) => reader.u32(),
    bytes: [0x80, 0x80, 0x80, 0x80, 0x80, 0x80],
    message: 'Expected an unsigned 32-bit number at byte 5 of a WebAssembly binary, got more than 5 bytes.',
  },
  {
    title: 'more bytes than there are',
    read: (reader: Reader) => reader.name(),
    bytes: [5, 0x61],
    message: 'Expected 5 bytes at byte 1 of a WebAssembly binary, got 1.',
  },
])('throws on $title', ({ read, bytes, message }) => {
  expect(() => read(new Reader(Uint8Array.from(bytes)))).toThrow(
    expect.objectContaining({ code: 'IMAGE_BROKEN', message }),
  );
});
