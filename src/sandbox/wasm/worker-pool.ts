import type { Capacity } from '../contract.ts';
import { unavailable } from '../lifecycle/not-started.ts';
import { Pace, type PaceOptions } from './pace.ts';
import type { WasmWorker } from './worker/start.ts';

/** A worker for one program. */
export interface Lease {
  readonly worker: WasmWorker;
  /**
   * Gives it back; settles when it is ready for another program or gone. `again`: its program came to an orderly
   * end; any other worker is thrown away. May be called often, the first counts. Never rejects.
   */
  release(again: boolean): Promise<void>;
}

/** What a pool is made of. Programs that may not begin yet wait in the order in which they came. */
export interface WorkerPoolOptions extends PaceOptions {
  /** Workers kept ready beside those in use, from the second program on: who runs one program needs no second one. */
  readonly spares: number;
  /** Workers that start at the same time: starting takes a core, which the programs want too. */
  readonly mostStarting: number;
  /** How long the start of a spare is put off, so that a program that comes meanwhile has the processor. Milliseconds. */
  readonly putOffMs: number;
  /** After so long a worker beyond the spares that nobody needed is thrown away: a rush is over. Milliseconds. */
  readonly keepMs: number;
  /** Starts a worker. May reject: then whoever waits longest is told. */
  readonly start: (signal: AbortSignal) => Promise<WasmWorker>;
}

/** Workers that go from program to program. Starts the first on first use. */
export interface WorkerPool extends AsyncDisposable {
  /**
   * A worker for one program. Rejects with what `start` rejected with, with the reason of the signal, and with
   * `SANDBOX_UNAVAILABLE` when the pool takes no more.
   */
  take(signal: AbortSignal): Promise<Lease>;
  capacity(): Capacity;
  /** Takes nothing new; settles when all that was taken is given back and gone. */
  drain(): Promise<void>;
}

/** Makes a pool. */
export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  return new ReusingPool(options);
}

type Waiting = PromiseWithResolvers<Lease>;

class ReusingPool implements WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #waiting: Set<Waiting> = new Set();
  /** Ready ones; the last to come is the first to go, so that those nobody needs stay. */
  readonly #idle: WasmWorker[] = [];
  readonly #running: Set<Lease> = new Set();
  /** Making themselves ready: they count as workers to come. */
  readonly #starting: Set<Promise<void>> = new Set();
  readonly #resting: Set<Promise<void>> = new Set();
  /** Thrown away, and not gone yet. */
  readonly #leaving: Set<Promise<void>> = new Set();
  readonly #disposed = new AbortController();
  readonly #pace: Pace;
  #closed = false;
  #taken = 0;
  #putOff: ReturnType<typeof setTimeout> | undefined;
  /** How many of the idle ones nobody needed since the timer was set. */
  #unneeded = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #drained = Promise.withResolvers<void>();

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#pace = new Pace(options, () => this.#fill());
  }

  take(signal: AbortSignal): Promise<Lease> {
    if (this.#closed) return Promise.reject(closed());
    if (signal.aborted) return Promise.reject(signal.reason);
    const waiting: Waiting = Promise.withResolvers();
    const giveUp = (): void => {
      this.#waiting.delete(waiting);
      waiting.reject(signal.reason);
      this.#settle();
    };
    signal.addEventListener('abort', giveUp, { once: true });
    this.#waiting.add(waiting);
    this.#fill();
    return waiting.promise.finally(() => signal.removeEventListener('abort', giveUp));
  }

  /** Hands out what is ready, then starts what is missing. */
  #fill(): void {
    for (const waiting of this.#waiting) {
      const worker = this.#pace.room(this.#running.size) > 0 ? this.#idle.pop() : undefined;
      if (worker === undefined) break;
      this.#waiting.delete(waiting);
      waiting.resolve(this.#lease(worker));
    }
    this.#unneeded = Math.min(this.#unneeded, this.#idle.length);
    if (this.#waiting.size > 0) this.#pace.keep(this.#running.size);
    else this.#pace[Symbol.dispose]();
    this.#startUpTo(this.#needed);
    if (this.#coming < this.#needed + this.#kept)
      this.#putOff ??= setTimeout(() => this.#topUp(), this.#options.putOffMs).unref();
  }

  #topUp(): void {
    this.#putOff = undefined;
    this.#startUpTo(this.#needed + this.#kept);
  }

  /** For those who may begin now. */
  get #needed(): number {
    return Math.min(this.#waiting.size, this.#pace.room(this.#running.size));
  }

  /** So many beside one that runs or will run: who crashes at once must not keep the next one waiting. */
  get #kept(): number {
    if (this.#closed || this.#taken === 0) return 0;
    const isAtRest = this.#running.size + this.#waiting.size === 0;
    return (this.#taken > 1 ? this.#options.spares : 0) + (isAtRest ? 1 : 0);
  }

  #startUpTo(count: number): void {
    const most = this.#options.mostStarting;
    while (this.#coming < count && this.#starting.size < most) this.#start();
  }

  /** Workers that run no program, or soon will run none. */
  get #coming(): number {
    return this.#idle.length + this.#resting.size + this.#starting.size;
  }

  #lease(worker: WasmWorker): Lease {
    let released: Promise<void> | null = null;
    const lease: Lease = {
      worker,
      release: (again) => {
        released ??= this.#release(lease, again);
        return released;
      },
    };
    this.#running.add(lease);
    this.#taken += 1;
    this.#pace.moved();
    return lease;
  }

  #release(lease: Lease, again: boolean): Promise<void> {
    this.#running.delete(lease);
    this.#pace.moved();
    const isKept = again && !this.#disposed.signal.aborted;
    const released = isKept ? this.#rest(lease.worker) : end(lease.worker);
    this.#count(isKept ? this.#resting : this.#leaving, released);
    this.#fill();
    return released;
  }

  /** Once it has forgotten its program, it runs another one. */
  async #rest(worker: WasmWorker): Promise<void> {
    const isReady = await worker.ready();
    if (isReady && !this.#disposed.signal.aborted) this.#park(worker);
    else await end(worker);
  }

  #start(): void {
    const started = this.#options.start(this.#disposed.signal).then(
      (worker) => this.#park(worker),
      // Only who waits is told, and only who waits tries again: a rung that cannot start must not spin.
      (error: unknown) => this.#tellFirst(error),
    );
    this.#count(this.#starting, started);
  }

  #count(group: Set<Promise<void>>, each: Promise<void>): void {
    group.add(each);
    void each.then(() => {
      group.delete(each);
      if (this.#waiting.size > 0 || group === this.#resting) this.#fill();
      this.#settle();
    });
  }

  #tellFirst(error: unknown): void {
    const [first] = this.#waiting;
    if (first === undefined) return;
    this.#waiting.delete(first);
    first.reject(error);
  }

  #park(worker: WasmWorker): void {
    this.#idle.push(worker);
    if (this.#idle.length <= this.#mostKept || this.#timer !== null || this.#closed) return;
    this.#unneeded = this.#idle.length;
    this.#timer = setTimeout(() => this.#shrink(), this.#options.keepMs);
    this.#timer.unref();
  }

  /** A worker that rests after its program stands in for the spare that was taken meanwhile. */
  get #mostKept(): number {
    return this.#options.spares + 1;
  }

  #shrink(): void {
    this.#timer = null;
    const count = Math.min(this.#unneeded, this.#idle.length - this.#mostKept);
    for (const worker of this.#idle.splice(0, Math.max(0, count))) this.#count(this.#leaving, end(worker));
    const last = this.#idle.pop();
    if (last !== undefined) this.#park(last); // sets the timer again where there are still too many
  }

  capacity(): Capacity {
    return { running: this.#running.size, waiting: this.#waiting.size, most: this.#options.most };
  }

  async drain(): Promise<void> {
    this.#closed = true;
    this.#settle();
    await this.#drained.promise;
    await Promise.all([...this.#starting, ...this.#resting, ...this.#leaving]);
    for (const timer of [this.#timer, this.#putOff]) clearTimeout(timer ?? undefined);
    this.#pace[Symbol.dispose]();
    await Promise.all(this.#idle.splice(0).map(end));
  }

  #settle(): void {
    if (this.#closed && this.#running.size === 0 && this.#waiting.size === 0) this.#drained.resolve();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    this.#disposed.abort();
    for (const waiting of this.#waiting) waiting.reject(closed());
    this.#waiting.clear();
    await Promise.all([...this.#running].map((lease) => lease.release(false)));
    await this.drain();
  }
}

async function end(worker: WasmWorker): Promise<void> {
  await worker[Symbol.asyncDispose]();
}

function closed(): Error {
  return unavailable('The sandbox was drained or disposed: it takes no program.');
}
