import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

test.each([
  [{ a: [1.5, null, 'x'] }, '{"a":[1.5,null,"x"]}'],
  [{ n: 42n }, '{"n":42}'],
  [[2n ** 53n - 1n, 2n ** 53n], '[9007199254740991,"9007199254740992"]'],
  [2n ** 64n, '"18446744073709551616"'],
  [[Number.NaN, -Infinity], '["NaN","-Infinity"]'],
])('%o is told as %s', (value, text) => {
  expect(jsonText(value)).toBe(text);
});
