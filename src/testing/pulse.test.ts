import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startPulse } from './pulse.ts';

test('a loop that goes on has nothing to tell', async () => {
  using pulse = startPulse();
  await setTimeout(320);
  expect(pulse.findings()).toEqual([]);
});

test('a loop that stood still is told', () => {
  using pulse = startPulse();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 320);
  expect(pulse.findings()).toEqual(["the host's event loop stood still"]);
});
