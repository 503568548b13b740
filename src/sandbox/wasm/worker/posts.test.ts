import { expect, test } from 'vitest';
import { readPost, writePost } from './posts.ts';
import { createSharedMemory, writeShared } from './shared-memory.ts';

const shared = () => createSharedMemory({ frameBytes: 100, outputBytes: 100 });
const frame = (text: string) => new TextEncoder().encode(text);

test('what is posted is read as it was, one after the other', () => {
  const memory = shared();
  const first = writePost(memory, 0, { frame: frame('one'), stdoutLength: 1, stderrLength: 2 }) ?? 0;
  const second = writePost(memory, first, { frame: frame(''), stdoutLength: 3, stderrLength: 4 });
  expect(readPost(memory, 0)).toEqual({ frame: frame('one'), stdoutLength: 1, stderrLength: 2, end: first });
  expect(readPost(memory, first)).toEqual({
    frame: frame(''),
    stdoutLength: 3,
    stderrLength: 4,
    end: second,
  });
});

test('there is room for so much and no more', () => {
  const memory = shared();
  const post = { stdoutLength: 0, stderrLength: 0 };
  const most = memory.posted.maxByteLength - 12;
  expect(writePost(memory, 0, { ...post, frame: new Uint8Array(most + 1) })).toBe(null);
  expect(writePost(memory, 0, { ...post, frame: new Uint8Array(most) })).toBe(memory.posted.maxByteLength);
});

test('a length that leads out of the memory is refused: only a broken worker writes one', () => {
  const memory = shared();
  writeShared(memory.posted, Uint8Array.of(0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0, 0, 0, 0, 0));
  expect(() => readPost(memory, 0)).toThrow(RangeError);
});
