import { describe, expect, test } from 'vitest';
import { PungiError } from '../../errors/index.ts';
import { resolveLimits } from '../../value/index.ts';
import { bad, good, notFrames, problems } from './frames.cases.ts';
import { readFrame } from './read-frame.ts';

const limits = resolveLimits({ carriedBytes: 100 });
const read = (frame: unknown) => readFrame(JSON.stringify(frame), limits);

function refusalOf(text: string | Uint8Array): string {
  try {
    readFrame(text, limits);
  } catch (error) {
    if (PungiError.isInstance(error, 'MALFORMED_FRAME')) return error.message;
    throw error;
  }
  throw new Error('The frame was not refused.');
}

describe('readFrame', () => {
  test.each(Object.entries(good))('gives a good %s frame as it stands', (_, frame) => {
    expect(read(frame)).toEqual(frame);
  });

  test.each(bad)('refuses a %s frame with %j', (kind, over, message) => {
    expect(refusalOf(JSON.stringify({ ...good[kind], ...over }))).toBe(message);
  });

  test.each(notFrames)('refuses %.40j', (text, message) => {
    expect(refusalOf(text).startsWith(message)).toBe(true);
  });

  test('refuses bytes that are no UTF-8 instead of mending them', () => {
    expect(refusalOf(Uint8Array.of(0x22, 0xff, 0x22))).toBe('Expected a frame in UTF-8, got other bytes.');
  });

  test('refuses a number that parsing would round, wherever it stands', () => {
    const frames = [
      [good.end, '[1,', '[9007199254740993,'],
      [good.call, '"x"', '9007199254740993'],
    ] as const;
    for (const [frame, from, to] of frames)
      expect(refusalOf(JSON.stringify(frame).replace(from, to))).toContain(
        'got an integer literal beyond the safe range',
      );
  });

  test('refuses a frame of more bytes than the limit', () => {
    const small = resolveLimits({ frameBytes: 40 });
    expect(() => readFrame(JSON.stringify(good.text), small)).toThrow(
      'Expected `frame` to take at most 40 bytes, got more.',
    );
  });
});

describe('a call with a wrong name, position or input', () => {
  test.each(problems)('with %j is a call with a problem', (over, problem) => {
    expect(read({ ...good.call, ...over })).toMatchObject({ kind: 'call', seq: 0, input: {}, problem });
  });

  test('has a position of its own and a name that can be shown', () => {
    expect(read({ ...good.call, name: 5, position: 'x' })).toMatchObject({ name: '?', position: '?:0' });
    expect(read({ ...good.call, name: 'y'.repeat(300) })).toMatchObject({ name: 'y'.repeat(200) });
  });
});

test('values arrive untagged: a large integer is a bigint', () => {
  const text = JSON.stringify({ ...good.call, input: { n: '~i20000000000001' } });
  expect(readFrame(text, limits)).toMatchObject({ input: { n: 9007199254740993n } });
});

test('a key named __proto__ is a key of the input and of nothing else', () => {
  const text = JSON.stringify(good.call).replace('{"query":"x"}', '{"__proto__":{"polluted":1}}');
  const frame = readFrame(text, limits);
  expect(Object.keys('input' in frame ? (frame.input as object) : {})).toEqual(['__proto__']);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
