import { createPool, type Place, type Pool } from '../lifecycle/pool.ts';
import type { WasmWorker } from './worker/start.ts';

/** A worker for one program. */
export interface WorkerPlace extends Place {
  readonly worker: WasmWorker;
  /** Says that its program came to an orderly end: then, once it has forgotten it, it runs another one. */
  keep(): void;
}

/** What places are made of. */
export interface PlacesOptions {
  readonly most: number;
  readonly spares: number;
  readonly start: (signal: AbortSignal) => Promise<WasmWorker>;
}

/** A pool whose workers go from program to program. */
export function createPlaces(options: PlacesOptions): Pool<WorkerPlace> {
  return new Places(options);
}

class Places implements Pool<WorkerPlace> {
  readonly #pool: Pool<WorkerPlace>;
  /** Workers that ran a program and are ready for another. */
  readonly #rested: WasmWorker[] = [];
  /** So many rest at most: beyond that, a rush is over and its memory is given back. */
  readonly #mostRested: number;
  #closed = false;

  constructor({ most, spares, start }: PlacesOptions) {
    this.#mostRested = spares + 1;
    this.#pool = createPool({
      most,
      spares,
      start: async (signal) => this.#place(this.#rested.pop() ?? (await start(signal))),
    });
  }

  #place(worker: WasmWorker): WorkerPlace {
    const gone = Promise.withResolvers<void>();
    let keeps = false;
    let leaving: Promise<void> | null = null;
    const leave = async (): Promise<void> => {
      const isReady = keeps && !this.#closed && (await worker.ready());
      if (isReady && !this.#closed && this.#rested.length < this.#mostRested) this.#rested.push(worker);
      else await worker[Symbol.asyncDispose]();
      gone.resolve();
    };
    return {
      worker,
      died: gone.promise,
      gone: gone.promise,
      keep: () => {
        keeps = true;
      },
      dispose: () => {
        leaving ??= leave();
        return leaving;
      },
    };
  }

  take(signal: AbortSignal): Promise<WorkerPlace> {
    return this.#pool.take(signal);
  }

  capacity(): ReturnType<Pool<WorkerPlace>['capacity']> {
    return this.#pool.capacity();
  }

  async drain(): Promise<void> {
    await this.#pool.drain();
    await this.#endRested();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#pool[Symbol.asyncDispose]();
    await this.#endRested();
  }

  async #endRested(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#rested.splice(0).map((worker) => worker[Symbol.asyncDispose]()));
  }
}
