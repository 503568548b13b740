import { GuestFault } from './guest-fault.ts';
import { Resource } from './handles.ts';
import type { Host, HostFunctions } from './host.ts';

/** Something to wait for: a moment of the monotonic clock, 0 for what is always ready. */
export class Pollable extends Resource {
  readonly instant: bigint;

  constructor(instant: bigint) {
    super();
    this.instant = instant;
  }
}

const handleBytes = 4;

/** Waiting: for timers of the virtual clock; streams are always ready. */
export const pollFunctions: HostFunctions = {
  'wasi:io/poll#poll': { does: 'Sleeps until the first of some timers and streams is ready.', call: poll },
  'wasi:io/poll#[method]pollable.block': {
    does: 'Sleeps until a timer is due; streams are always ready.',
    call: ({ clock, handles }, handle: number) => clock.sleepUntil(handles.get(handle, Pollable).instant),
  },
  'wasi:io/poll#[resource-drop]pollable': {
    does: 'Forgets a timer.',
    call: ({ handles }, handle: number) => handles.drop(handle),
  },
};

/** list<borrow<pollable>> → list<u32>: the places of those that are ready. */
function poll({ memory, handles, clock }: Host, ...[address, count, result]: [number, number, number]): void {
  const instants = Array.from(
    { length: memory.slice(address, count * handleBytes).length / handleBytes },
    (_, index) => handles.get(memory.u32(address + index * handleBytes), Pollable).instant,
  );
  if (instants.length === 0) throw new GuestFault('waiting for nothing');
  const first = instants.reduce((least, instant) => (instant < least ? instant : least));
  clock.sleepUntil(first);
  const ready = instants.flatMap((instant, index) => (instant <= first ? [index] : []));
  const list = memory.allocate(ready.length * 4, 4);
  for (const [place, index] of ready.entries()) memory.setU32(list + place * 4, index);
  memory.setU32(result, list);
  memory.setU32(result + 4, ready.length);
}
