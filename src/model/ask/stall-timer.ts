import type { Clock } from '../contract.ts';

/** Notices that nothing came for a while. */
export interface StallTimer {
  /** Something came. */
  touch(): void;
  stop(): void;
}

/** Starts it. One timer serves many parts of a stream: it looks when it rings how long the last one is ago. */
export function startStallTimer(stallMs: number, clock: Clock, onStall: () => void): StallTimer {
  let lastAt = clock.now();
  let cancel = clock.after(stallMs, ring);
  function ring(): void {
    const leftMs = lastAt + stallMs - clock.now();
    if (leftMs <= 0) onStall();
    else cancel = clock.after(leftMs, ring);
  }
  return {
    touch: () => {
      lastAt = clock.now();
    },
    stop: () => cancel(),
  };
}
