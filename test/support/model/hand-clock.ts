import type { Clock } from '../../../src/model/index.ts';

/** A clock without time of its own: short waits pass at once and are noted, long ones when a test says so. */
export class HandClock implements Clock {
  /** What was waited for, in milliseconds. */
  readonly waits: number[] = [];
  #now: number;
  readonly #timers = new Set<{ readonly at: number; readonly ring: () => void }>();

  constructor(now = 1_760_000_000_000) {
    this.#now = now;
  }

  /** Timers that neither rang nor were prevented. */
  get pending(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return 0;
  }

  after(delayMs: number, ring: () => void): () => void {
    const timer = { at: this.#now + delayMs, ring };
    this.#timers.add(timer);
    if (delayMs <= 60_000) {
      this.waits.push(delayMs);
      queueMicrotask(() => this.advance(delayMs));
    }
    return () => this.#timers.delete(timer);
  }

  /** Lets that time pass. */
  advance(passedMs: number): void {
    this.#now += passedMs;
    for (const timer of [...this.#timers].filter(({ at }) => at <= this.#now)) {
      this.#timers.delete(timer);
      timer.ring();
    }
  }
}
