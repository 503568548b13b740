import { expect, test } from 'vitest';
import { HandClock } from '../../../test/support/model/hand-clock.ts';
import { askedDelays } from './ask.cases.ts';
import { askedDelay, retryDelay } from './retry-delay.ts';

test.for(askedDelays)('%s: "%s" asks for %s ms', ([name, value, delayMs]) => {
  expect(askedDelay({ [name]: value }, new HandClock())).toBe(delayMs);
});

test('the wait doubles up to half a minute, and chance takes up to half of it', () => {
  const soonest = new HandClock();
  const latest = Object.assign(new HandClock(), { random: () => 1 });
  const attempts = [1, 2, 3, 5, 6, 60];

  expect(attempts.map((attempt) => retryDelay({}, attempt, soonest))).toEqual([
    500, 1_000, 2_000, 8_000, 15_000, 15_000,
  ]);
  expect(attempts.map((attempt) => retryDelay({}, attempt, latest))).toEqual([
    1_000, 2_000, 4_000, 16_000, 30_000, 30_000,
  ]);
});

test('two minutes are waited for, and no more', () => {
  expect(retryDelay({ 'retry-after': '120' }, 1, new HandClock())).toBe(120_000);
  expect(retryDelay({ 'retry-after': '121' }, 1, new HandClock())).toBeNull();
  expect(retryDelay({ 'retry-after': '9'.repeat(400) }, 1, new HandClock())).toBeNull();
});
