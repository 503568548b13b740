import { expect, test } from 'vitest';
import { gotText } from './got-text.ts';

class Order {}

test.each([
  ['5s', '"5s" (string)'],
  [5, '5 (number)'],
  [Number.NaN, 'NaN (number)'],
  [true, 'true (boolean)'],
  [10n, '10n (bigint)'],
  [-(10n ** 99n), `-1${'0'.repeat(58)}…n (bigint)`],
  [-(10n ** 100n), 'a bigint of more than 100 digits'],
  [Symbol('a'), 'Symbol(a) (symbol)'],
  [null, 'null'],
  [undefined, 'undefined'],
  [[1], 'an array'],
  [{ a: 1 }, 'an object'],
  [Object.create(null), 'an object'],
  [Object.create({ constructor: undefined }), 'an object'],
  [new Date(0), 'a Date'],
  [new Order(), 'an Order'],
  [() => 1, 'a function'],
  ['x'.repeat(100), `"${'x'.repeat(59)}… (string)`],
])('%o is told as %s', (value, text) => {
  expect(gotText(value)).toBe(text);
});
