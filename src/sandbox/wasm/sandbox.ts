import type { Capabilities, Capacity, Sandbox, SandboxEnd, SandboxRun } from '../contract.ts';
import { checkFiles } from '../lifecycle/check-files.ts';
import { type DriveEnd, drive } from '../lifecycle/drive.ts';
import { notStarted, unavailable } from '../lifecycle/not-started.ts';
import type { Pool } from '../lifecycle/pool.ts';
import { type ProgramText, programText } from '../lifecycle/program-text.ts';
import { artifactsOf } from './artifacts.ts';
import { capabilities } from './capabilities.ts';
import type { ResolvedOptions } from './options.ts';
import { createPlaces, type WorkerPlace } from './places.ts';
import { programInput } from './program-input.ts';
import type { ProgramInput } from './worker/program.ts';
import { type WorkerGuest, workerGuest } from './worker-guest.ts';
import { createWorkers, type WorkerLimits, type Workers } from './workers.ts';

/** A sandbox of one interpreter for each program. Starts the first on first use. */
export function wasmSandbox(options: ResolvedOptions): Sandbox {
  return new WasmSandbox(options);
}

class WasmSandbox implements Sandbox {
  readonly name = 'wasm';
  readonly capabilities: Capabilities = capabilities;
  readonly #options: ResolvedOptions;
  readonly #workers: Workers;
  /** By the limits that their workers are made for. */
  readonly #pools = new Map<string, Pool<WorkerPlace>>();
  readonly #disposed = new AbortController();
  #closed = false;

  constructor(options: ResolvedOptions) {
    this.#options = options;
    this.#workers = createWorkers(options);
  }

  async run(given: SandboxRun): Promise<SandboxEnd> {
    checkFiles(given.files, given.limits.filesBytes);
    const asked = performance.now();
    const run = { ...given, signal: AbortSignal.any([given.signal, this.#disposed.signal]) };
    let placed: Placed;
    try {
      placed = await this.#place(run);
    } catch (error) {
      return notStarted(error, given.signal.aborted, performance.now() - asked);
    }
    try {
      return await runIn(placed, run, performance.now() - asked);
    } finally {
      void placed.place.dispose(); // the pool waits for it
    }
  }

  async #place(run: SandboxRun): Promise<Placed> {
    if (this.#closed) throw unavailable('The sandbox was drained or disposed: it takes no program.');
    if (run.needs.length > 0) throw unavailable(`The sandbox has no ${run.needs.join(', ')}.`);
    const place = await this.#pool(run.limits).take(run.signal);
    try {
      const input = await programInput(run);
      run.signal.throwIfAborted();
      return { place, input };
    } catch (error) {
      place.keep();
      void place.dispose();
      throw error;
    }
  }

  #pool({ memoryBytes, frameBytes, outputBytes }: WorkerLimits): Pool<WorkerPlace> {
    const key = [memoryBytes, frameBytes, outputBytes].join();
    const pool = this.#pools.get(key) ?? this.#newPool({ memoryBytes, frameBytes, outputBytes });
    this.#pools.delete(key);
    this.#pools.set(key, pool);
    this.#closeUnused();
    return pool;
  }

  #newPool(limits: WorkerLimits): Pool<WorkerPlace> {
    const { programs: most, spares } = this.#options;
    return createPlaces({ most, spares, start: (signal) => this.#workers.start(limits, signal) });
  }

  /** Callers with many different limits must not leave a spare for each of them. */
  #closeUnused(): void {
    for (const [key, pool] of this.#pools) {
      if (this.#pools.size <= mostPools) return;
      const { running, waiting } = pool.capacity();
      if (running + waiting > 0) continue;
      this.#pools.delete(key);
      void pool[Symbol.asyncDispose]();
    }
  }

  capacity(): Capacity {
    const each = [...this.#pools.values()].map((pool) => pool.capacity());
    return {
      running: each.reduce((sum, { running }) => sum + running, 0),
      waiting: each.reduce((sum, { waiting }) => sum + waiting, 0),
      most: this.#options.programs,
    };
  }

  async drain(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#pools.values()].map((pool) => pool.drain()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    this.#disposed.abort(unavailable('The sandbox was disposed.'));
    await Promise.all([...this.#pools.values()].map((pool) => pool[Symbol.asyncDispose]()));
  }
}

const mostPools = 2;

interface Placed {
  readonly place: WorkerPlace;
  readonly input: Omit<ProgramInput, 'request'>;
}

async function runIn({ place, input }: Placed, run: SandboxRun, queuedMs: number): Promise<SandboxEnd> {
  const text = programText(run.limits.outputBytes, run.onText);
  const guest = workerGuest({ worker: place.worker, input, memoryBytes: run.limits.memoryBytes });
  run.onStart();
  const end = await drive(guest, { ...run, mounts: null, text });
  // Who aborts waits for nothing; everyone else gets all that was written.
  const artifacts = isStopped(end, 'aborted') ? [] : await finish(guest, place, { end, text });
  return { ...end, started: true, queuedMs, artifacts };
}

function isStopped(end: DriveEnd, reason: string): boolean {
  return end.status === 'stopped' && end.reason === reason;
}

interface Finished {
  readonly end: DriveEnd;
  readonly text: ProgramText;
}

/** What it left; and whether its worker, which is retired after anything but an orderly end, runs another. */
async function finish(
  guest: WorkerGuest,
  place: WorkerPlace,
  { end, text }: Finished,
): Promise<SandboxEnd['artifacts']> {
  const left = await guest.end;
  if (end.status !== 'stopped' && left?.kind === 'ended' && left.droppedBytes === 0) place.keep();
  const { artifacts, notices } = artifactsOf(left?.collected ?? {});
  for (const notice of notices) text.notice(notice);
  return artifacts;
}
