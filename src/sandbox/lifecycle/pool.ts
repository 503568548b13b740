import { PungiError } from '../../errors/index.ts';
import type { Capacity } from '../contract.ts';

/** Where one program can run: started ahead, used once, thrown away. */
export interface Place {
  /** Settles when no process of it runs any more, for whatever reason. Never rejects. */
  readonly died: Promise<unknown>;
  /** Settles when it was disposed of and nothing of it is left. Never rejects. */
  readonly gone: Promise<unknown>;
  /** Ends it and removes what it had; the same as `gone`. May be called often. Never rejects. */
  dispose(): Promise<unknown>;
}

/** What a pool is made of. */
export interface PoolOptions<P extends Place> {
  /** Programs at the same time; more wait in the order in which they came. */
  readonly most: number;
  /** Places kept ready beside those in use, from the first end on: who runs one program needs no second place. */
  readonly spares: number;
  /** Starts a place. May reject: then whoever waits longest is told; it may when the signal is aborted. */
  readonly start: (signal: AbortSignal) => Promise<P>;
}

/** Places for programs. Starts the first on first use. */
export interface Pool<P extends Place> extends AsyncDisposable {
  /**
   * A place for one program; dispose it to give it back. Rejects with what `start` rejected with, with the
   * reason of the signal, and with `SANDBOX_UNAVAILABLE` when the pool takes no more.
   */
  take(signal: AbortSignal): Promise<P>;
  capacity(): Capacity;
  /** Takes nothing new; settles when all that was taken is gone. */
  drain(): Promise<void>;
}

/** Makes a pool. */
export function createPool<P extends Place>(options: PoolOptions<P>): Pool<P> {
  return new PlacePool(options);
}

type Waiting<P> = PromiseWithResolvers<P>;

/** A spare is started when a program ends, and after so long beside one that runs on: the start takes a core too. */
const putOffMs = 15;

class PlacePool<P extends Place> implements Pool<P> {
  readonly #options: PoolOptions<P>;
  #waiting: Waiting<P>[] = [];
  #parked: P[] = [];
  readonly #starting = new Set<Promise<void>>();
  readonly #running = new Set<P>();
  #closed = false;
  #wasUsed = false;
  readonly #disposed = new AbortController();
  #putOff: ReturnType<typeof setTimeout> | undefined;
  #idle = Promise.withResolvers<void>();

  constructor(options: PoolOptions<P>) {
    this.#options = options;
  }

  take(signal: AbortSignal): Promise<P> {
    if (this.#closed) return Promise.reject(closed());
    if (signal.aborted) return Promise.reject(signal.reason);
    const waiting = Promise.withResolvers<P>();
    const giveUp = (): void => {
      this.#waiting = this.#waiting.filter((other) => other !== waiting);
      waiting.reject(signal.reason);
      this.#settle();
    };
    signal.addEventListener('abort', giveUp, { once: true });
    this.#waiting.push(waiting);
    this.#fill();
    return waiting.promise.finally(() => signal.removeEventListener('abort', giveUp));
  }

  /** Hands out what is ready, then starts what is missing. */
  #fill(): void {
    while (this.#waiting.length > 0 && this.#parked.length > 0 && this.#running.size < this.#options.most)
      this.#hand(this.#parked.shift() as P);
    this.#startUpTo(this.#wanted);
    if (this.#coming < this.#wanted + this.#spares)
      this.#putOff ??= setTimeout(() => this.#topUp(), putOffMs).unref();
  }

  #topUp(): void {
    clearTimeout(this.#putOff);
    this.#putOff = undefined;
    this.#startUpTo(this.#wanted + this.#spares);
  }

  /** For those who wait and have room. */
  get #wanted(): number {
    return Math.min(this.#waiting.length, this.#options.most - this.#running.size);
  }

  get #spares(): number {
    return this.#wasUsed && !this.#closed ? this.#options.spares : 0;
  }

  #startUpTo(count: number): void {
    while (this.#coming < count) this.#start();
  }

  get #coming(): number {
    return this.#starting.size + this.#parked.length;
  }

  #hand(place: P): void {
    this.#running.add(place);
    void place.gone.then(() => {
      this.#wasUsed = true;
      this.#running.delete(place);
      this.#fill();
      if (this.#waiting.length === 0) this.#topUp();
      this.#settle();
    });
    this.#waiting.shift()?.resolve(place);
  }

  #start(): void {
    const started = this.#options.start(this.#disposed.signal).then(
      async (place) => {
        await this.#park(place);
      },
      (error: unknown) => {
        // Only who waits is told, and only who waits tries again: a rung that cannot start must not spin.
        this.#waiting.shift()?.reject(error);
      },
    );
    this.#starting.add(started);
    void started.then(() => {
      this.#starting.delete(started);
      if (this.#waiting.length > 0) this.#fill();
      this.#settle();
    });
  }

  /** A spare that is killed from outside is replaced when the next program comes. */
  #park(place: P): Promise<unknown> | undefined {
    if (this.#closed && this.#waiting.length === 0) return place.dispose();
    this.#parked.push(place);
    void place.died.then(() => this.#bury(place));
    return undefined;
  }

  #bury(place: P): void {
    if (!this.#parked.includes(place)) return;
    this.#parked = this.#parked.filter((other) => other !== place);
    void place.dispose();
  }

  capacity(): Capacity {
    return { running: this.#running.size, waiting: this.#waiting.length, most: this.#options.most };
  }

  async drain(): Promise<void> {
    this.#closed = true;
    this.#settle();
    await this.#idle.promise;
    await Promise.all(this.#starting);
    clearTimeout(this.#putOff);
    await Promise.all(this.#parked.splice(0).map((place) => place.dispose()));
  }

  #settle(): void {
    if (this.#closed && this.#running.size === 0 && this.#waiting.length === 0) this.#idle.resolve();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    this.#disposed.abort();
    for (const waiting of this.#waiting.splice(0)) waiting.reject(closed());
    await Promise.all([...this.#running].map((place) => place.dispose()));
    await this.drain();
  }
}

function closed(): PungiError {
  return new PungiError('The sandbox was drained or disposed: it takes no program.', {
    code: 'SANDBOX_UNAVAILABLE',
  });
}
