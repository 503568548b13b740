import { expect, test } from 'vitest';
import { GuestSide } from './guest-side.ts';
import { HostSide } from './host-side.ts';
import { createSharedMemory } from './shared-memory.ts';

test('tells what comes while it reads in the order in which it came', () => {
  const shared = createSharedMemory({ frameBytes: 1_000, outputBytes: 1_000 });
  const [host, guest] = [new HostSide(shared), new GuestSide(shared)];
  host.start();
  const told: string[] = [];
  const observer = {
    onFrame: () => null,
    onOutput: (_: string, bytes: Uint8Array) => told.push(Buffer.from(bytes).toString()),
    onPosted: (frame: Uint8Array) => {
      told.push(Buffer.from(frame).toString());
      if (told.length > 1) return;
      guest.post(Buffer.from('second'));
      guest.write('stdout', Buffer.from('third'));
    },
  };
  guest.post(Buffer.from('first'));
  expect(host.drain(observer)).toBe(true);
  expect(host.drain(observer)).toBe(true);
  expect(host.drain(observer)).toBe(false);
  expect(told).toEqual(['first', 'second', 'third']);
});
