import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rungs } from '../limits/rungs.ts';
import { facts } from './facts.ts';
import { ladderPage, ladderPath } from './page.ts';

test('the ladder tells every rung that has a page, as its results and its page stand', async () => {
  expect(Object.keys(facts).toSorted()).toEqual(Object.keys(rungs).toSorted());
  expect(await ladderPage()).toBe(readFileSync(ladderPath, 'utf8'));
});
