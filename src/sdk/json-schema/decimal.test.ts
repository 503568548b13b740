import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMultiple } from './decimal.ts';

describe('isMultiple', () => {
  test.each([
    [0, 3, true],
    [-9, 3, true],
    [10, 3, false],
    [0.3, 0.1, true],
    [19.99, 0.01, true],
    [0.0075, 0.0001, true],
    [0.00751, 0.0001, false],
    [1e308, 0.5, true],
    [1e308, 0.123456789, false],
    [5e-324, 5e-324, true],
    [1e-300, 1e300, false],
    [1e21, 7, false],
    [Number.NaN, 1, false],
    [Number.NEGATIVE_INFINITY, 1, false],
    [10n ** 400n, 1e300, true],
    [10n ** 400n + 1n, 2, false],
  ])('%s of %s: %s', (value, divisor, expected) => {
    expect(isMultiple(value, divisor)).toBe(expected);
  });

  test('holds for whatever was multiplied', () => {
    const cents = fc.integer({ min: 1, max: 10_000 }).map((count) => Number((count / 100).toFixed(2)));
    fc.assert(
      fc.property(fc.bigInt(), cents, (factor, divisor) => {
        const whole = factor * BigInt(Math.round(divisor * 100));
        expect(isMultiple(whole, divisor)).toBe(true);
      }),
    );
  });
});
