import { expect, test } from 'vitest';
import { defaultLimits, resolveLimits } from './limits.ts';
import { valueLimits } from './value-limits.ts';

test('limits not named take their defaults', () => {
  expect(resolveLimits({ depth: 300 })).toEqual({ ...defaultLimits, depth: 300 });
});

test('a depth beyond what every guest can follow is refused', () => {
  expect(() => resolveLimits({ depth: 301 })).toThrow(
    'Expected `limits.depth` to be at most 300, got 301 (number).',
  );
});

test('one value is bounded by depth and frame', () => {
  expect(valueLimits(defaultLimits)).toEqual({ depth: 100, bytes: 16 * 1024 * 1024, count: 2_000_000 });
});
