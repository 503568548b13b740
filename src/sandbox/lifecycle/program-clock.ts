import type { WaitingClock } from '../../wire/index.ts';

/** The clock of one program; it runs from its making until it is stopped. */
export interface ProgramClock extends WaitingClock {
  /** Program time so far, milliseconds: all but waiting for the host. */
  programMs(): number;
  /** Ends it where it stands: the limit is no longer told. */
  stop(): void;
}

/** The longest time a timer takes. */
const longestTimer = 2 ** 31 - 1;

/** Starts the clock of a program; `onLimit` is told once, when its program time passes `timeMs`. */
export function startClock(timeMs: number, onLimit: () => void): ProgramClock {
  return new Clock(timeMs, onLimit);
}

/**
 * A call costs no timer: the one timer is left running while the program waits, and set again for what is
 * left when it fires early.
 */
class Clock implements ProgramClock {
  readonly #timeMs: number;
  readonly #onLimit: () => void;
  readonly #started = performance.now();
  #waited = 0;
  #waitingSince: number | null = null;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(timeMs: number, onLimit: () => void) {
    this.#timeMs = timeMs;
    this.#onLimit = onLimit;
    this.#arm();
  }

  waiting(): void {
    this.#waitingSince ??= performance.now();
  }

  working(): void {
    if (this.#waitingSince === null || this.#stopped) return;
    this.#waited += performance.now() - this.#waitingSince;
    this.#waitingSince = null;
    if (this.#timer === null) this.#arm();
  }

  clockMs(): number {
    return Math.round((performance.now() - this.#started) * 1_000) / 1_000;
  }

  programMs(): number {
    const now = this.#waitingSince ?? performance.now();
    return now - this.#started - this.#waited;
  }

  stop(): void {
    clearTimeout(this.#timer ?? undefined);
    this.#timer = null;
    this.#stopped = true;
    this.waiting();
  }

  #arm(): void {
    const left = Math.max(1, Math.min(this.#timeMs - this.programMs(), longestTimer));
    this.#timer = setTimeout(() => this.#fired(), left);
  }

  #fired(): void {
    this.#timer = null;
    if (this.#waitingSince !== null) return; // armed again when the program works
    if (this.programMs() >= this.#timeMs) this.#onLimit();
    else this.#arm();
  }
}
