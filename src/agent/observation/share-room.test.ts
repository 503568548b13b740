import { expect, test } from 'vitest';
import { shareRoom } from './share-room.ts';

test.each([
  [[], 10, []],
  [[3, 4], 10, [3, 4]],
  [[3, 40], 10, [3, 7]],
  [[40, 3], 10, [7, 3]],
  [[40, 40], 10, [5, 5]],
  [[40, 2, 40, 1], 13, [5, 2, 5, 1]],
  [[5, 5, 5], 4, [1, 1, 2]],
  [[5, 5], 0, [0, 0]],
  [[5, 5], -3, [0, 0]],
])('parts of %j share %d as %j', (sizes, room, shares) => {
  expect(shareRoom(sizes, room)).toEqual(shares);
});
