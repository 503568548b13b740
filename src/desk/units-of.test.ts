import { expect, test } from 'vitest';
import type { Value } from '../value/index.ts';
import { unitsOf } from './units-of.ts';

const rows: [Value, number][] = [
  [null, 4],
  [1.5, 4],
  ['', 4],
  ['abc', 7],
  [2n ** 64n, 4 + 17],
  [{ key: 'abc' }, 4 + 3 + 7],
  [['a', ['b']], 4 + 1 + 5 + 1 + 4 + 1 + 5],
];

test('texts, keys and integers count by their length, and each part a little', () => {
  expect(rows.map(([value]) => unitsOf(value))).toEqual(rows.map(([, units]) => units));
});
