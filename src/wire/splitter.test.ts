import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSplitter, withLength } from './splitter.ts';

const decoder = new TextDecoder();

function split(chunks: readonly Uint8Array[], frameBytes = 1_000): string[] {
  const frames: string[] = [];
  const splitter = createSplitter(frameBytes, (frame) => frames.push(decoder.decode(frame)));
  for (const chunk of chunks) splitter.push(chunk);
  return frames;
}

function header(length: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length, true);
  return bytes;
}

describe('createSplitter', () => {
  test('gives the frames of a stream however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 })),
        fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
        (texts, sizes) => {
          const stream = Uint8Array.from(texts.flatMap((text) => [...withLength(text)]));
          expect(split(cut(stream, sizes))).toEqual(texts);
        },
      ),
    );
  });

  test('keeps a frame back until its last byte', () => {
    const framed = withLength('{}');
    expect(split([framed.subarray(0, 5)])).toEqual([]);
    expect(split([framed.subarray(0, 5), framed.subarray(5)])).toEqual(['{}']);
  });

  test('refuses a length over the limit before the frame is there', () => {
    expect(() => split([header(1_001)])).toThrow('Expected a frame of 1 to 1000 bytes, got one of 1001.');
    expect(() => split([header(0xffffffff)])).toThrow('got one of 4294967295.');
  });

  test('refuses an empty frame: a flood of them would be free', () => {
    expect(() => split([header(0)])).toThrow('Expected a frame of 1 to 1000 bytes, got one of 0.');
  });
});

test('withLength counts bytes, not characters', () => {
  expect([...withLength('é')]).toEqual([2, 0, 0, 0, 0xc3, 0xa9]);
});

function cut(stream: Uint8Array, sizes: Iterator<number>): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < stream.length; ) {
    const size = sizes.next().value ?? 1;
    chunks.push(stream.subarray(at, at + size));
    at += size;
  }
  return chunks;
}
