import { expect, test } from 'vitest';
import { VirtualClock } from './clock.ts';
import { GuestMemory } from './guest-memory.ts';
import { Handles } from './handles.ts';
import type { Host } from './host.ts';
import { Pollable, pollFunctions } from './poll.ts';

function poll(instants: readonly bigint[]): { ready: number[]; waits: number[] } {
  const waits: number[] = [];
  const memory = new GuestMemory({ buffer: new ArrayBuffer(256) }, () => 128);
  const handles = new Handles([]);
  const clock = new VirtualClock({ startedAt: 0, wait: (milliseconds) => waits.push(milliseconds) });
  for (const [index, instant] of instants.entries())
    memory.setU32(16 + index * 4, handles.add(new Pollable(instant)));
  const host = { memory, handles, clock } as unknown as Host;
  const call = pollFunctions['wasi:io/poll#poll']?.call as (host: Host, ...values: number[]) => unknown;
  call(host, 16, instants.length, 8);
  const ready = Array.from({ length: memory.u32(12) }, (_, index) => memory.u32(memory.u32(8) + index * 4));
  return { ready, waits };
}

test.each([
  { instants: [3_000_000n, 2_000_000n, 9_000_000n], ready: [1], waits: [2] },
  { instants: [2_000_000n, 2_000_000n], ready: [0, 1], waits: [2] },
  { instants: [5_000_000n, 0n], ready: [1], waits: [] },
])('of $instants waits for the first', ({ instants, ready, waits }) => {
  expect(poll(instants)).toEqual({ ready, waits });
});

test('refuses to wait for nothing', () => {
  expect(() => poll([])).toThrow('The guest broke the rules of its imports: waiting for nothing.');
});
