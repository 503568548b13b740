import { resolve } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { PungiError } from '../../../errors/index.ts';
import { pageBytes } from '../binary/memory-limit.ts';
import type { WasmModule } from '../web-assembly.ts';
import type { BootData, BootMessage, Engine, StartingPoint } from './boot.ts';
import { HostSide } from './host-side.ts';
import {
  type Collected,
  type ProgramEnd,
  type ProgramInput,
  type ProgramObserver,
  toldEnds,
} from './program.ts';
import { createSharedMemory, phase, type SharedMemoryLimits, word } from './shared-memory.ts';

/** What a worker is made with. */
export interface WorkerOptions extends SharedMemoryLimits {
  /** May still be on its way: the worker loads its code meanwhile. */
  readonly module: WasmModule | Promise<WasmModule>;
  /** Where every program starts; without it the worker makes it, to be shared with the next. */
  readonly start?: StartingPoint;
  /** Whether each program gets a new interpreter instead of a restored one. @default false */
  readonly fresh?: boolean;
}

/** A thread that runs one program at a time. Dispose it to kill whatever runs in it. */
export interface WasmWorker extends AsyncDisposable {
  readonly start: StartingPoint;
  /** Runs a program; there must be none. Rejects only with what the observer threw, after killing it. */
  run(input: ProgramInput, observer: ProgramObserver): Promise<ProgramEnd>;
  /** Tells the observer at once all that the program has written so far: who is killed then, lost nothing. */
  flush(): void;
  /** Whether a file stands in a folder that comes back, as the program waits in its last frame. */
  readonly leavesFiles: boolean;
  /** Whether it can run another one, once it has forgotten the last: `false` when it is of no more use. */
  ready(): Promise<boolean>;
}

/**
 * Starts a worker and waits until it is ready. Throws `SANDBOX_UNAVAILABLE` when it is not sealed, and what its
 * module is rejected with.
 */
export async function startWorker(options: WorkerOptions): Promise<WasmWorker> {
  const shared = createSharedMemory(options);
  const { port1: port, port2: workerPort } = new MessageChannel();
  const boot: BootData = { shared, port: workerPort, fresh: options.fresh ?? false };
  const worker = new Worker(entry, {
    workerData: boot,
    transferList: [workerPort],
    name: 'pungi wasm',
    // The second wall, should a program break out of WebAssembly: no files but this code, no processes, no
    // workers, no add-ons. An empty environment, and nothing that it prints reaches the host's own streams.
    execArgv: ['--permission', ...readable.map((path) => `--allow-fs-read=${path}`)],
    env: {},
    stdin: false,
    stdout: true,
    stderr: true,
    // Python's C code recurses deeply; 28 MB is the least that held on cold workers.
    resourceLimits: { stackSizeMb: 64 },
  });
  const side = new HostSide(shared);
  try {
    const [start] = await Promise.all([booted(worker), sendEngine(worker, options)]);
    const started = new StartedWorker({ worker, port, side, start });
    await started.ready();
    return started;
  } catch (error) {
    port.close();
    await worker.terminate();
    throw error;
  }
}

/** Run as they stand: TypeScript in a source checkout, JavaScript in a package. */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const entry = new URL(`./main.${extension}`, import.meta.url);

/** The code that the worker loads, and what Node reads to know its kind. */
const house = resolve(import.meta.dirname, '../../..');
const readable = [`${house}/`, resolve(house, '../package.json')];

async function sendEngine(worker: Worker, { module, start }: WorkerOptions): Promise<void> {
  const engine: Engine = { module: await module, start };
  worker.postMessage(engine);
}

/** Where its programs start, once it has said that it is sealed. */
async function booted(worker: Worker): Promise<StartingPoint> {
  const message = await new Promise<BootMessage>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', (error) => reject(notStarted(`an error: ${error.message}`, error)));
    worker.once('exit', (status) => reject(notStarted(`an exit with status ${status}`)));
  });
  if (message.kind === 'ready') return message.start;
  throw notStarted(`one that can ${message.abilities.join(', ')}. Use Node 24.21 or newer`);
}

function notStarted(got: string, cause?: unknown): PungiError {
  return new PungiError(
    `Expected a worker that Node ${process.version} denies everything by its permission model, got ${got}.`,
    { code: 'SANDBOX_UNAVAILABLE', cause },
  );
}

interface Started {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly side: HostSide;
  readonly start: StartingPoint;
}

class StartedWorker implements WasmWorker {
  readonly start: StartingPoint;
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #side: HostSide;
  #observer: ProgramObserver | null = null;
  #isEnding = false;

  constructor({ worker, port, side, start }: Started) {
    this.#worker = worker;
    this.#port = port;
    this.#side = side;
    this.start = start;
    worker.removeAllListeners();
    // A crash of the thread ends in `killed`; without a listener it would end the host.
    worker.on('error', () => {});
    worker.on('exit', () => side.close());
    worker.unref();
  }

  async run(input: ProgramInput, observer: ProgramObserver): Promise<ProgramEnd> {
    this.#expectIdle();
    const side = this.#side;
    const before = side.load(word.finished);
    this.#observer = observer;
    this.#port.postMessage(input);
    side.start();
    try {
      const finished = await this.#awaited(side.until(() => side.load(word.finished) !== before, observer));
      side.drain(observer);
      return finished ? this.#end() : killed(side.load(word.droppedLength));
    } catch (error) {
      await this[Symbol.asyncDispose]();
      throw error;
    } finally {
      this.#observer = null;
    }
  }

  flush(): void {
    if (this.#observer !== null) this.#side.drain(this.#observer);
  }

  get leavesFiles(): boolean {
    return this.#side.load(word.leavesFiles) !== 0;
  }

  async ready(): Promise<boolean> {
    await this.#awaited(
      this.#side.until(() => this.#phase() === phase.idle || this.#phase() === phase.retired),
    );
    return this.#phase() === phase.idle;
  }

  #phase(): number {
    return this.#side.load(word.phase);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isEnding = true;
    await this.#worker.terminate();
    this.#side.close();
    this.#port.close();
  }

  /** A host that waits for nothing else must not exit meanwhile; for an idle worker it need not stay, for its end it must. */
  async #awaited<Result>(result: Promise<Result>): Promise<Result> {
    this.#worker.ref();
    try {
      return await result;
    } finally {
      if (!this.#isEnding) this.#worker.unref();
    }
  }

  #expectIdle(): void {
    if (this.#phase() === phase.idle) return;
    throw new PungiError('Expected a worker that is ready to run a program, got one that is not.', {
      code: 'INVALID_OPTION',
    });
  }

  #end(): ProgramEnd {
    const kind = toldEnds[this.#side.load(word.end)] ?? 'trapped';
    const collected: Collected = receiveMessageOnPort(this.#port)?.message ?? {};
    return {
      kind,
      reply: this.#side.frame(),
      droppedBytes: this.#side.load(word.droppedLength),
      memoryBytes: this.#side.load(word.memoryPages) * pageBytes,
      collected,
    };
  }
}

function killed(droppedBytes: number): ProgramEnd {
  return { kind: 'killed', reply: new Uint8Array(), droppedBytes, memoryBytes: 0, collected: {} };
}
