import { describe, expect, test } from 'vitest';
import { beganAt } from '../lifecycle/began-at.ts';
import { isLeftover, labelsOf, type Maker, thisMaker } from './leftover.ts';

const here: Maker = { machine: 'm', boot: 'b', space: 'pid:[1]', pid: 7, began: '100' };
const running = (pid: number): string | null => (pid === 7 ? '100' : null);

describe('a container is left over', () => {
  test.each<[string, Partial<Maker>, boolean]>([
    ['not where its maker runs', {}, false],
    ['where its maker is gone', { pid: 8 }, true],
    ['where another process has the number of its maker', { began: '99' }, true],
    ['where the machine was started again', { boot: 'a' }, true],
    ['not where its maker is on another machine', { machine: 'n', boot: 'a', pid: 8 }, false],
    ['not where its maker counts other processes', { space: 'pid:[2]', pid: 8 }, false],
  ])('%s', (_, maker, expected) => {
    expect(isLeftover(labelsOf({ ...here, ...maker }), here, running)).toBe(expected);
  });

  test('never where nobody says who made it', () => {
    expect(isLeftover({}, here, running)).toBe(false);
  });
});

test('this process runs since it began, and one of no number never did', () => {
  expect(isLeftover(labelsOf(thisMaker()), thisMaker(), beganAt)).toBe(false);
  expect(beganAt(2 ** 30)).toBeNull();
});
