/** How many programs run at the same time. */
export interface PaceOptions {
  /** Never more than so many. */
  readonly most: number;
  /** So many as long as one ends after the other: more only take processor and cache from each other. */
  readonly few: number;
  /** Beyond `few`, one more begins whenever none began or ended for so long. Milliseconds. */
  readonly patienceMs: number;
}

/**
 * Decides when one more program may begin. Programs that compute get more done a few at a time; those that wait for
 * the host, or never end, show it by not ending, and then must not keep the others out.
 */
export class Pace implements Disposable {
  readonly #options: PaceOptions;
  readonly #onPatience: () => void;
  #movedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `onPatience` is told when one that was `kept` waiting may begin. */
  constructor(options: PaceOptions, onPatience: () => void) {
    this.#options = options;
    this.#onPatience = onPatience;
  }

  /** How many may begin beside so many that run. */
  room(running: number): number {
    const { most, few } = this.#options;
    if (running < few) return Math.min(few, most) - running;
    return running < most && this.#patienceLeft() <= 0 ? 1 : 0;
  }

  /** A program began or ended. */
  moved(): void {
    this.#movedAt = performance.now();
  }

  /** Somebody waits beside so many that run. */
  keep(running: number): void {
    if (this.#timer !== undefined || running >= this.#options.most) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#onPatience();
      },
      Math.max(1, Math.ceil(this.#patienceLeft())),
    );
  }

  #patienceLeft(): number {
    return this.#movedAt + this.#options.patienceMs - performance.now();
  }

  /** Tells nobody any more. */
  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
