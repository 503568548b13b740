import type { Clock, Host, HostFunctions } from './host.ts';
import { Pollable } from './poll.ts';

/** How a virtual clock runs. */
export interface VirtualClockOptions {
  /** What the wall clock shows at the start: milliseconds since the epoch. */
  readonly startedAt: number;
  /** Really waits, milliseconds; nothing in a replay. */
  readonly wait: (milliseconds: number) => void;
}

const perMillisecond = 1_000_000n;

/** Each reading takes this long, so that a loop which waits for the time to pass ends. */
const readNanoseconds = 1_000n;

/**
 * Time that depends only on what the program does: it stands still but for readings, sleeps and what
 * `advance` adds for each answered call. So a second run sees the very same times.
 */
export class VirtualClock implements Clock {
  readonly #start: bigint;
  readonly #wait: (milliseconds: number) => void;
  #elapsed = 0n;

  constructor({ startedAt, wait }: VirtualClockOptions) {
    this.#start = BigInt(Math.trunc(startedAt)) * perMillisecond;
    this.#wait = wait;
  }

  wall(): bigint {
    return this.#start + this.monotonic();
  }

  monotonic(): bigint {
    const now = this.#elapsed;
    this.#elapsed += readNanoseconds;
    return now;
  }

  sleepUntil(instant: bigint): void {
    const rest = instant - this.#elapsed;
    if (rest <= 0n) return;
    this.#elapsed = instant;
    this.#wait(Number(rest) / Number(perMillisecond));
  }

  /** Adds what a wait outside the guest took, in milliseconds, as recorded. */
  advance(milliseconds: number): void {
    if (!(milliseconds > 0 && Number.isFinite(milliseconds))) return;
    this.#elapsed += BigInt(Math.round(milliseconds * Number(perMillisecond)));
  }
}

const perSecond = 1_000_000_000n;

/** `datetime`: seconds, then nanoseconds within the second. */
export function writeTime({ memory }: Host, at: number, nanoseconds: bigint): void {
  memory.setU64(at, nanoseconds / perSecond);
  memory.setU32(at + 8, Number(nanoseconds % perSecond));
}

/** Both clocks of WASI, which are the virtual one of the program. */
export const clockFunctions: HostFunctions = {
  'wasi:clocks/wall-clock#now': {
    does: 'Tells the time of day of the virtual clock.',
    call: (host, result: number) => writeTime(host, result, host.clock.wall()),
  },
  'wasi:clocks/wall-clock#resolution': {
    does: 'Says that one reading of the wall clock takes a microsecond.',
    call: (host, result: number) => writeTime(host, result, readNanoseconds),
  },
  'wasi:clocks/monotonic-clock#now': {
    does: 'Tells the virtual time since the program began.',
    call: ({ clock }) => clock.monotonic(),
  },
  'wasi:clocks/monotonic-clock#resolution': {
    does: 'Says that one reading of the monotonic clock takes a microsecond.',
    call: () => readNanoseconds,
  },
  'wasi:clocks/monotonic-clock#subscribe-instant': {
    does: 'Makes a timer for a moment of the virtual clock.',
    call: ({ handles }, instant: bigint) => handles.add(new Pollable(BigInt.asUintN(64, instant))),
  },
  'wasi:clocks/monotonic-clock#subscribe-duration': {
    does: 'Makes a timer for so much later on the virtual clock.',
    call: ({ handles, clock }, duration: bigint) =>
      handles.add(new Pollable(clock.monotonic() + BigInt.asUintN(64, duration))),
  },
};
