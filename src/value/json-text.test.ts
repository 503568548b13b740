import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

test.each([
  [{ a: [1.5, null, 'x'] }, '{"a":[1.5,null,"x"]}'],
  [2n ** 64n, '"18446744073709551616"'],
  [[Number.NaN, -Infinity], '["NaN","-Infinity"]'],
])('%o is told as %s', (value, text) => {
  expect(jsonText(value)).toBe(text);
});
