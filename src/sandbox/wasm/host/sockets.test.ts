import { expect, test } from 'vitest';
import { GuestMemory } from './guest-memory.ts';
import { Handles } from './handles.ts';
import type { Host } from './host.ts';
import { socketFunctions } from './sockets.ts';

/** Where each function that can fail puts its error: the alignment of what it returns otherwise. */
const places: Readonly<Record<string, number>> = {
  'tcp-create-socket#create-tcp-socket': 4,
  'tcp#[method]tcp-socket.start-connect': 1,
  'tcp#[method]tcp-socket.keep-alive-count': 4,
  'tcp#[method]tcp-socket.receive-buffer-size': 8,
  'udp#[method]incoming-datagram-stream.receive': 4,
  'udp#[method]outgoing-datagram-stream.check-send': 8,
  'ip-name-lookup#resolve-addresses': 4,
  'ip-name-lookup#[method]resolve-address-stream.resolve-next-address': 2,
};

test.each(Object.entries(places))('%s writes "access denied" %i bytes behind its result', (name, place) => {
  const buffer = new ArrayBuffer(32);
  const memory = new GuestMemory({ buffer }, () => 0);
  const host = { memory, handles: new Handles([]) } as unknown as Host;
  const refuse = socketFunctions[`wasi:sockets/${name}`]?.call as (
    host: Host,
    ...values: number[]
  ) => unknown;
  refuse(host, 1, 2, 16);
  const expected = new Uint8Array(32);
  expected[16] = 1;
  expected[16 + place] = 1;
  expect([...new Uint8Array(buffer)]).toEqual([...expected]);
});
