import type { Limits } from '../../value/index.ts';
import { checkReady } from '../lifecycle/check-ready.ts';
import { guestBuild } from '../lifecycle/guest-folder.ts';
import { type FoundImage, findImage } from './artefact/find.ts';
import { loadImage } from './artefact/load.ts';
import type { ResolvedOptions } from './options.ts';
import type { WasmModule } from './web-assembly.ts';
import type { StartingPoint } from './worker/boot.ts';
import { startWorker, type WasmWorker, type WorkerOptions } from './worker/start.ts';

/** What a worker is made for: its memory and its buffers have these sizes for good. */
export type WorkerLimits = Pick<Limits, 'memoryBytes' | 'frameBytes' | 'outputBytes'>;

/** Starts workers. Image, modules and the state in which programs start are made once and shared. */
export interface Workers {
  /** Rejects with `SANDBOX_UNAVAILABLE` and the codes of a build; `INVALID_OPTION` where memory is too small. */
  start(limits: WorkerLimits, signal: AbortSignal): Promise<WasmWorker>;
}

/** Finds the image on first use. */
export function createWorkers(options: Pick<ResolvedOptions, 'isolation' | 'onProgress'>): Workers {
  return new SharedWorkers(options);
}

class SharedWorkers implements Workers {
  readonly #options: Pick<ResolvedOptions, 'isolation' | 'onProgress'>;
  #image: Promise<FoundImage> | null = null;
  /** By the cap of their memory. */
  readonly #modules = new Map<number, Promise<WasmModule>>();
  #point: Promise<StartingPoint> | null = null;

  constructor(options: Pick<ResolvedOptions, 'isolation' | 'onProgress'>) {
    this.#options = options;
  }

  async start(limits: WorkerLimits, signal: AbortSignal): Promise<WasmWorker> {
    // Not before the image is there: to build it takes a minute, which no worker need wait.
    await this.#found(signal);
    const module = this.#module(limits.memoryBytes, signal);
    const options = { ...buffersOf(limits), module, fresh: this.#options.isolation === 'fresh' };
    if (this.#point !== null) return await startWorker({ ...options, start: await this.#point });
    return await this.#startFirst(options);
  }

  /** Starts the worker that makes the state in which all the others start. */
  #startFirst(options: WorkerOptions): Promise<WasmWorker> {
    const first = startFirst(options);
    const point = first.then(({ start }) => start);
    this.#point = point;
    point.catch(() => {
      this.#point = null; // what failed is tried again
    });
    return first;
  }

  #module(memoryBytes: number, signal: AbortSignal): Promise<WasmModule> {
    const known = this.#modules.get(memoryBytes);
    if (known !== undefined) return known;
    const module = this.#found(signal).then((image) => loadImage(image, memoryBytes));
    this.#modules.set(memoryBytes, module);
    module.catch(() => this.#modules.delete(memoryBytes));
    return module;
  }

  #found(signal: AbortSignal): Promise<FoundImage> {
    if (this.#image !== null) return this.#image;
    const image = findImage({ onProgress: this.#options.onProgress, signal });
    this.#image = image;
    image.catch(() => {
      this.#image = null;
    });
    return image;
  }
}

/** Each character of a frame may take three bytes, and a batch of replies is counted in characters. */
const bytesOfCharacter = 3;
const envelopeBytes = 4_096;

function buffersOf({ frameBytes, outputBytes }: WorkerLimits): { frameBytes: number; outputBytes: number } {
  return {
    frameBytes: frameBytes * bytesOfCharacter + envelopeBytes,
    // One byte more than is shown: by that the host knows that there was more.
    outputBytes: outputBytes + 1,
  };
}

async function startFirst(options: WorkerOptions): Promise<WasmWorker> {
  const worker = await startWorker(options);
  try {
    checkReady(worker.start.greeting, guestBuild());
    return worker;
  } catch (error) {
    await worker[Symbol.asyncDispose]();
    throw error;
  }
}
