import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exceedsBytes, utf8Bytes } from './utf8.ts';

test('bytes are counted as the encoder of the platform counts them', () => {
  const encoder = new TextEncoder();
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => utf8Bytes(text) === encoder.encode(text).length),
  );
  expect(utf8Bytes('aä€🐍')).toBe(10);
});

test.for([
  { text: 'abc', limit: 3, exceeds: false },
  { text: 'abc', limit: 2, exceeds: true },
  { text: 'äö', limit: 4, exceeds: false },
  { text: 'äö', limit: 3, exceeds: true },
  { text: '€', limit: 2, exceeds: true },
])('$text exceeds $limit bytes: $exceeds', ({ text, limit, exceeds }) => {
  expect(exceedsBytes(text, limit)).toBe(exceeds);
});
