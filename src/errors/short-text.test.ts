import { expect, test } from 'vitest';
import { shortText } from './short-text.ts';

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc…'],
  ['ab d', 3, 'ab…'],
  ['a🎉', 3, 'a🎉'],
  ['a🎉b', 3, 'a🎉…'],
  ['a🎉b', 2, 'a…'],
])('%o within %i units is %o', (text, longest, short) => {
  expect(shortText(text, longest)).toBe(short);
});
