import type { Clock } from '../contract.ts';

/** Time and chance of this machine. */
export const hostClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
