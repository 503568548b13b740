import { expect, test } from 'vitest';
import type { WasmMemory } from '../web-assembly.ts';
import { GuestMemory } from './guest-memory.ts';

/** A memory of 64 bytes that doubles when asked for more than is left, as a guest's does. */
function growing(): GuestMemory {
  let buffer = new ArrayBuffer(64);
  let next = 32;
  const memory: WasmMemory = {
    get buffer() {
      return buffer;
    },
  };
  return new GuestMemory(memory, (...[, , , size]) => {
    const address = next;
    next += size;
    while (next > buffer.byteLength) buffer = buffer.transfer(buffer.byteLength * 2);
    return address;
  });
}

test('writes a list into room that the guest made, also when that makes the memory grow', () => {
  const memory = growing();
  memory.setList(
    8,
    Uint8Array.from({ length: 100 }, (_, index) => index),
  );
  const [address, length] = [memory.u32(8), memory.u32(12)];
  expect([address, length, memory.bytes.length]).toEqual([32, 100, 256]);
  expect([...memory.slice(address, length)].slice(97)).toEqual([97, 98, 99]);
});

test('takes no room for an empty list', () => {
  const memory = growing();
  memory.setU32(8, 7);
  memory.setList(8, new Uint8Array());
  expect([memory.u32(8), memory.u32(12)]).toEqual([0, 0]);
});

test('reads addresses above 2 GiB, which arrive as negative numbers, as what they are', () => {
  expect(() => growing().slice(-2, 1)).toThrow('Expected 1 bytes inside the memory, got address 4294967294.');
});

test.each([
  { title: 'a list that ends outside', read: (memory: GuestMemory) => memory.slice(60, 5) },
  { title: 'a length that would wrap around', read: (memory: GuestMemory) => memory.slice(8, -1) },
  { title: 'a number outside', read: (memory: GuestMemory) => memory.u32(61) },
  { title: 'a write outside', read: (memory: GuestMemory) => memory.setU64(-8, 1n) },
  { title: 'room that would wrap around', read: (memory: GuestMemory) => memory.allocate(2 ** 32) },
])('refuses $title as a trap', ({ read }) => {
  expect(() => read(growing())).toThrow(RangeError);
});
