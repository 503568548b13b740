/** How often something may happen: at most `max` times in any span of `perMs`. */
export interface Rate {
  readonly max: number;
  readonly perMs: number;
}

/** When what was counted by which key. */
export interface Rates {
  /** Milliseconds until the next one is free, 0 where one is. */
  waitMs(key: string, rate: Rate): number;
  take(key: string, rate: Rate): void;
  /** How many keys are held. */
  readonly size: number;
}

/** Keys without a recent use are looked for whenever there are twice as many keys as after the last look. */
const fewKeys = 1_000;

/** Opens a collection in which nothing has happened. */
export function openRates(): Rates {
  return new SlidingRates();
}

/** The times at which something happened, oldest first, and how long they count. */
interface Taken {
  readonly times: number[];
  readonly perMs: number;
}

class SlidingRates implements Rates {
  readonly #byKey = new Map<string, Taken>();
  #nextSweep = fewKeys;

  get size(): number {
    return this.#byKey.size;
  }

  waitMs(key: string, { max, perMs }: Rate): number {
    const times = this.#byKey.get(key)?.times ?? [];
    const now = Date.now();
    const recent = times.filter((time) => time > now - perMs);
    const oldest = recent.at(-max);
    return oldest === undefined ? 0 : oldest + perMs - now;
  }

  take(key: string, { max, perMs }: Rate): void {
    const now = Date.now();
    const before = this.#byKey.get(key)?.times ?? [];
    this.#byKey.set(key, { times: [...before, now].slice(-max), perMs });
    if (this.#byKey.size > this.#nextSweep) this.#sweep(now);
  }

  /** Subjects are named by programs: without an end to what is kept, a loop over names would fill the memory. */
  #sweep(now: number): void {
    for (const [key, { times, perMs }] of this.#byKey) {
      if ((times.at(-1) ?? 0) <= now - perMs) this.#byKey.delete(key);
    }
    this.#nextSweep = Math.max(fewKeys, 2 * this.#byKey.size);
  }
}
