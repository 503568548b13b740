/** Counts the wall time of a program, which stands still while somebody is asked for an approval. */
export interface WallClock {
  /** The program begins: what was before was queueing. */
  start(): void;
  /** Told true when an approval begins to wait, false when it no longer does; several may wait. */
  approving(waiting: boolean): void;
  stop(): void;
}

const longestTimer = 2 ** 31 - 1;

/** Makes the wall clock of one program; `onLimit` is told once, when its time passes `wallMs`. */
export function wallClock(wallMs: number, onLimit: () => void): WallClock {
  return new Wall(wallMs, onLimit);
}

class Wall implements WallClock {
  #left: number;
  readonly #onLimit: () => void;
  #runningSince: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #started = false;
  #waiting = 0;

  constructor(wallMs: number, onLimit: () => void) {
    this.#left = wallMs;
    this.#onLimit = onLimit;
  }

  start(): void {
    this.#started = true;
    this.#turn();
  }

  approving(waiting: boolean): void {
    this.#waiting += waiting ? 1 : -1;
    this.#turn();
  }

  stop(): void {
    this.#started = false;
    this.#turn();
  }

  #turn(): void {
    const shouldRun = this.#started && this.#waiting === 0;
    if (shouldRun && this.#runningSince === null) this.#run();
    else if (!shouldRun && this.#runningSince !== null) this.#pause(this.#runningSince);
  }

  #run(): void {
    this.#runningSince = performance.now();
    this.#timer = setTimeout(() => this.#fired(), Math.max(1, Math.min(this.#left, longestTimer)));
  }

  #pause(since: number): void {
    clearTimeout(this.#timer);
    this.#left -= performance.now() - since;
    this.#runningSince = null;
  }

  #fired(): void {
    this.#pause(this.#runningSince ?? performance.now());
    if (this.#left <= 0) this.#onLimit();
    else this.#run();
  }
}
