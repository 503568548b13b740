import { availableParallelism } from 'node:os';
import type { Capabilities, Capacity, Sandbox, SandboxEnd, SandboxRun } from '../contract.ts';
import { checkFiles } from '../lifecycle/check-files.ts';
import { type DriveEnd, drive } from '../lifecycle/drive.ts';
import { notStarted, unavailable } from '../lifecycle/not-started.ts';
import { type ProgramText, programText } from '../lifecycle/program-text.ts';
import { artifactsOf } from './artifacts.ts';
import { capabilities } from './capabilities.ts';
import type { ResolvedOptions } from './options.ts';
import { programInput } from './program-input.ts';
import type { ProgramEnd, ProgramInput } from './worker/program.ts';
import { type WorkerGuest, workerGuest } from './worker-guest.ts';
import { createWorkerPool, type Lease, type WorkerPool } from './worker-pool.ts';
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
  readonly #pools = new Map<string, WorkerPool>();
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
    return await runIn(placed, run, performance.now() - asked);
  }

  async #place(run: SandboxRun): Promise<Placed> {
    if (this.#closed) throw unavailable('The sandbox was drained or disposed: it takes no program.');
    if (run.needs.length > 0) throw unavailable(`The sandbox has no ${run.needs.join(', ')}.`);
    const lease = await this.#pool(run.limits).take(run.signal);
    try {
      const input = await programInput(run);
      run.signal.throwIfAborted();
      return { lease, input };
    } catch (error) {
      void lease.release(true);
      throw error;
    }
  }

  #pool({ memoryBytes, frameBytes, outputBytes }: WorkerLimits): WorkerPool {
    const key = [memoryBytes, frameBytes, outputBytes].join();
    const pool = this.#pools.get(key) ?? this.#newPool({ memoryBytes, frameBytes, outputBytes });
    this.#pools.delete(key);
    this.#closeUnused();
    this.#pools.set(key, pool);
    return pool;
  }

  #newPool(limits: WorkerLimits): WorkerPool {
    const { programs: most, spares } = this.#options;
    return createWorkerPool({
      most,
      few: availableParallelism(),
      patienceMs,
      spares,
      mostStarting: Math.ceil(availableParallelism() / 2),
      putOffMs,
      keepMs,
      start: (signal) => this.#workers.start(limits, signal),
    });
  }

  /** Callers with many different limits must not leave a spare for each of them. Makes room for one more. */
  #closeUnused(): void {
    for (const [key, pool] of this.#pools) {
      if (this.#pools.size < mostPools) return;
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

/** Beside those in use. */
const mostPools = 2;

/** Longer than most programs take that only compute. */
const patienceMs = 5;

/** Long enough for a program that follows a stop. */
const putOffMs = 15;

/** A burst of callers is often followed by another one. */
const keepMs = 10_000;

interface Placed {
  readonly lease: Lease;
  readonly input: Omit<ProgramInput, 'request'>;
}

async function runIn({ lease, input }: Placed, run: SandboxRun, queuedMs: number): Promise<SandboxEnd> {
  const text = programText(run.limits.outputBytes, run.onText);
  const guest = workerGuest({ worker: lease.worker, input, memoryBytes: run.limits.memoryBytes });
  run.onStart();
  const driven = drive(guest, { ...run, mounts: null, text });
  void give(lease, driven, guest.end); // the pool waits for it
  const end = await driven;
  // Who aborts waits for nothing; everyone else gets all that was left.
  const isAwaited = guest.leavesFiles && !(end.status === 'stopped' && end.reason === 'aborted');
  const artifacts = isAwaited ? await artifactsIn(guest, text) : [];
  return { ...end, started: true, queuedMs, artifacts };
}

/** A program that could not be told of never came to its worker. */
async function give(lease: Lease, driven: Promise<DriveEnd>, ended: WorkerGuest['end']): Promise<void> {
  const isOrdered = await Promise.all([driven, ended]).then(
    ([end, left]) => isOrderly(end, left),
    () => true,
  );
  await lease.release(isOrdered);
}

/** After anything else a worker is not trusted with another program. */
function isOrderly(end: DriveEnd, left: ProgramEnd | null): boolean {
  return end.status !== 'stopped' && left?.kind === 'ended' && left.droppedBytes === 0;
}

async function artifactsIn(guest: WorkerGuest, text: ProgramText): Promise<SandboxEnd['artifacts']> {
  const left = await guest.end;
  const { artifacts, notices } = artifactsOf(left?.collected ?? {});
  for (const notice of notices) text.notice(notice);
  return artifacts;
}
