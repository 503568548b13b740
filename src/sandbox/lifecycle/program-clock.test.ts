import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startClock } from './program-clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the limit is told once, when the program time passes it', () => {
  const onLimit = vi.fn();
  const clock = startClock(100, onLimit);
  vi.advanceTimersByTime(99);
  expect(onLimit).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(clock.programMs()).toBe(100);
  vi.advanceTimersByTime(1_000);
  expect(onLimit).toHaveBeenCalledOnce();
});

test('waiting for the host is no program time, but the clock of the program goes on', () => {
  const onLimit = vi.fn();
  const clock = startClock(100, onLimit);
  vi.advanceTimersByTime(60);
  clock.waiting();
  clock.waiting();
  vi.advanceTimersByTime(5_000);
  expect([clock.programMs(), clock.clockMs()]).toEqual([60, 5_060]);
  clock.working();
  clock.working();
  vi.advanceTimersByTime(39);
  expect(onLimit).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onLimit).toHaveBeenCalledOnce();
});

test('a short wait within the time moves the limit by as much', () => {
  const onLimit = vi.fn();
  const clock = startClock(100, onLimit);
  vi.advanceTimersByTime(10);
  clock.waiting();
  vi.advanceTimersByTime(20);
  clock.working();
  vi.advanceTimersByTime(89);
  expect(onLimit).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onLimit).toHaveBeenCalledOnce();
});

test('a stopped clock tells no limit and leaves no timer', () => {
  const onLimit = vi.fn();
  const clock = startClock(100, onLimit);
  vi.advanceTimersByTime(10);
  clock.stop();
  clock.working();
  vi.advanceTimersByTime(1_000);
  expect(clock.programMs()).toBe(10);
  expect(onLimit).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test('a limit longer than any timer is not told early', () => {
  const onLimit = vi.fn();
  startClock(2 ** 32, onLimit);
  vi.advanceTimersByTime(2 ** 31 + 5);
  expect(onLimit).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2 ** 31);
  expect(onLimit).toHaveBeenCalledOnce();
});
