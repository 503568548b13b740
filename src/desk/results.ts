import type { Value } from '../value/index.ts';

/** Results by key, as text, until they expire or make room for newer ones. */
export interface Results {
  /** Null where there is none, or none any more. */
  get(key: string): Result | null;
  /** `expiresAt`: milliseconds since the epoch, null keeps it as long as there is room. */
  set(key: string, result: Result): void;
  clear(): void;
}

/** One result, as the text that would cross the wall. */
export interface Result {
  readonly text: string;
  /** Present where the text does not tell ints from floats and the result does: the result itself. */
  readonly exact?: Value;
  readonly expiresAt: number | null;
}

/** Opens an empty collection of at most so many UTF-16 units, keys included: a program decides how much it asks. */
export function openResults(mostUnits: number): Results {
  return new BoundedResults(mostUnits);
}

class BoundedResults implements Results {
  readonly #mostUnits: number;
  /** In the order of their last use, oldest first. */
  readonly #byKey = new Map<string, Result>();
  #units = 0;

  constructor(mostUnits: number) {
    this.#mostUnits = mostUnits;
  }

  get(key: string): Result | null {
    const result = this.#byKey.get(key);
    if (result === undefined) return null;
    this.#delete(key, result);
    if (result.expiresAt !== null && result.expiresAt <= Date.now()) return null;
    this.#put(key, result);
    return result;
  }

  set(key: string, result: Result): void {
    const before = this.#byKey.get(key);
    if (before !== undefined) this.#delete(key, before);
    if (unitsOf(key, result) > this.#mostUnits) return;
    this.#put(key, result);
    for (const [oldest, old] of this.#byKey) {
      if (this.#units <= this.#mostUnits) return;
      this.#delete(oldest, old);
    }
  }

  clear(): void {
    this.#byKey.clear();
    this.#units = 0;
  }

  #put(key: string, result: Result): void {
    this.#byKey.set(key, result);
    this.#units += unitsOf(key, result);
  }

  #delete(key: string, result: Result): void {
    this.#byKey.delete(key);
    this.#units -= unitsOf(key, result);
  }
}

function unitsOf(key: string, { text }: Result): number {
  return key.length + text.length;
}
