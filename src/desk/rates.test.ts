import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openRates } from './rates.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

const rate = { max: 1, perMs: 1_000 };

test('many subjects that are over leave no trace, those that count stay', () => {
  const rates = openRates();
  for (let count = 0; count < 900; count += 1) rates.take(`old ${count}`, rate);
  vi.setSystemTime(999);
  rates.take('young', rate);
  vi.setSystemTime(1_000);
  for (let count = 0; count < 3_000; count += 1) rates.take(`new ${count}`, rate);
  expect(rates.waitMs('young', rate)).toBe(999);
  expect(rates.waitMs('new 0', rate)).toBe(1_000);
  expect(rates.waitMs('old 0', rate)).toBe(0);
  expect(rates.size).toBe(3_001);
});
