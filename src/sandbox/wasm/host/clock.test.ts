import { expect, test } from 'vitest';
import { VirtualClock } from './clock.ts';

function clockWith(waits: number[] = []): VirtualClock {
  return new VirtualClock({ startedAt: 1_000, wait: (milliseconds) => waits.push(milliseconds) });
}

test('starts at the given time, and each reading takes a microsecond', () => {
  const clock = clockWith();
  expect([clock.wall(), clock.monotonic(), clock.wall()]).toEqual([1_000_000_000n, 1_000n, 1_000_002_000n]);
});

test('a sleep waits for what is left and moves the clock to its end', () => {
  const waits: number[] = [];
  const clock = clockWith(waits);
  clock.sleepUntil(2_500_000n);
  clock.sleepUntil(1_000_000n);
  expect(waits).toEqual([2.5]);
  expect(clock.monotonic()).toBe(2_500_000n);
});

test('advances by what an answer took, to the nanosecond, and never back', () => {
  const clock = clockWith();
  clock.advance(1.234567);
  for (const none of [-5, 0, Number.NaN, Number.POSITIVE_INFINITY]) clock.advance(none);
  expect(clock.monotonic()).toBe(1_234_567n);
});
