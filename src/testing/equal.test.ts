import { expect, test } from 'vitest';
import { equal } from './equal.ts';

test.for([
  [1, 1, true],
  [-0, 0, false],
  [Number.NaN, Number.NaN, true],
  [1, 1n, false],
  [1n, 1n, true],
  ['a', 'a', true],
  [null, {}, false],
  [[], {}, false],
  [[1, [2]], [1, [2]], true],
  [[1, 2], [1], false],
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: null }, false],
  [{ a: undefined }, { b: undefined }, false],
])('pair %#', ([left, right, same]) => {
  expect(equal(left, right)).toBe(same);
});
