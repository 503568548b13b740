import type { Gone, Guest, GuestListener } from '../lifecycle/guest.ts';
import type { FrameAnswer, ProgramEnd, ProgramInput } from './worker/program.ts';
import type { WasmWorker } from './worker/start.ts';

/** One program in a worker. */
export interface WorkerGuest extends Guest {
  /** Settles with `ended`; null where the worker did not live to tell. Never rejects. */
  readonly end: Promise<ProgramEnd | null>;
  /** Whether `end` may bring files: where not, nobody need wait for it. Known once the program was ended. */
  readonly leavesFiles: boolean;
}

/** What a guest is made of. */
export interface WorkerGuestOptions {
  readonly worker: WasmWorker;
  readonly input: Omit<ProgramInput, 'request'>;
  /** The cap of the interpreter's memory. */
  readonly memoryBytes: number;
}

/** Makes the guest of one program, in a worker that runs none. */
export function workerGuest(options: WorkerGuestOptions): WorkerGuest {
  return new BlockedGuest(options);
}

const encoder = new TextEncoder();
const nothing = new Uint8Array();

/** The program blocks at every frame; what it need not wait for is answered with nothing, at once. */
class BlockedGuest implements WorkerGuest {
  readonly #options: WorkerGuestOptions;
  readonly #end = Promise.withResolvers<ProgramEnd | null>();
  readonly end: Promise<ProgramEnd | null> = this.#end.promise;
  readonly ended: Promise<Gone>;
  readonly silent: Promise<void>;
  #listener: GuestListener | null = null;
  #frameBytes = 0;
  #state: 'new' | 'working' | 'speaking' | 'blocked' | 'over' = 'new';
  #answer: (answer: FrameAnswer | null) => void = () => {};
  #clockMs = 0;
  #leavesFiles = true;

  constructor(options: WorkerGuestOptions) {
    this.#options = options;
    this.ended = this.end.then((end) => goneOf(end, options.memoryBytes));
    this.silent = this.ended.then(() => {});
  }

  listen(frameBytes: number, listener: GuestListener): void {
    this.#frameBytes = frameBytes;
    this.#listener = listener;
  }

  send(frame: string, clockMs: number): void {
    const bytes = encoder.encode(frame);
    if (this.#state === 'new') void this.#run(bytes);
    else if (this.#state === 'blocked') this.#reply(bytes, clockMs);
  }

  #reply(bytes: Uint8Array, clockMs: number): void {
    this.#state = 'working';
    this.#answer({ bytes, elapsedMs: clockMs - this.#clockMs });
    this.#clockMs = clockMs;
  }

  /** A program that is blocked in the wall ends there, at its call; any other with its thread. */
  kill(): void {
    const state = this.#state;
    this.#state = 'over';
    if (state !== 'over') this.#leavesFiles = state !== 'working' && this.#options.worker.leavesFiles;
    if (state === 'new') this.#end.resolve(null);
    if (state === 'blocked') this.#answer(null);
    if (state === 'working') void this.#options.worker[Symbol.asyncDispose]();
  }

  get leavesFiles(): boolean {
    return this.#leavesFiles;
  }

  flush(): void {
    if (this.#state === 'working') this.#options.worker.flush();
  }

  async #run(request: Uint8Array): Promise<void> {
    this.#state = 'working';
    const { worker, input } = this.#options;
    const observer = {
      onFrame: (frame: Uint8Array) => this.#heard(frame),
      onPosted: (frame: Uint8Array) => this.#read(frame),
      onOutput: (stream: 'stdout' | 'stderr', bytes: Uint8Array) => {
        if (!this.#isOver()) this.#listener?.onRaw(stream, bytes);
      },
    };
    try {
      this.#end.resolve(await worker.run({ ...input, request }, observer));
    } catch {
      this.#end.resolve(null); // it is disposed of
    }
    this.#state = 'over';
  }

  #heard(frame: Uint8Array): FrameAnswer | null | Promise<FrameAnswer | null> {
    if (this.#state === 'over') return null;
    this.#state = 'speaking';
    const isBlocked = this.#tell(frame);
    if (this.#isOver()) return null;
    this.#state = isBlocked ? 'blocked' : 'working';
    if (!isBlocked) return { bytes: nothing, elapsedMs: 0 };
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  /** The program did not wait, so what must be answered was forged. */
  #read(frame: Uint8Array): void {
    if (this.#isOver() || !this.#tell(frame)) return;
    this.#listener?.onBroken('Expected a frame that waits for no answer to be printed text, got another.');
  }

  /** The shared memory has room for more: what is delivered to a guest may be longer than a frame of it. */
  #tell(frame: Uint8Array): boolean {
    if (frame.length <= this.#frameBytes) return this.#listener?.onFrame(frame) ?? false;
    this.#listener?.onBroken(
      `Expected a frame of at most ${this.#frameBytes} bytes, got one of ${frame.length}.`,
    );
    return false;
  }

  #isOver(): boolean {
    return this.#state === 'over';
  }
}

/** Within so much of its cap, what stops an interpreter is that it got no memory. */
const nearBytes = 1_048_576;

function goneOf(end: ProgramEnd | null, memoryBytes: number): Gone {
  switch (end?.kind) {
    case 'exited':
      return { exitCode: 0, signal: null };
    case 'failed exit':
      return { exitCode: 1, signal: null };
    case 'trapped':
      if (end.memoryBytes + nearBytes > memoryBytes)
        return fault('memory', `The program used up its ${memoryBytes} bytes of memory.`);
      return fault('crashed', 'The interpreter crashed: its stack overflowed, or its memory was corrupted.');
    case 'oversized':
      return fault('crashed', 'The program sent a frame that is longer than any may be.');
    default:
      return fault('crashed', 'The interpreter ended without a last frame.');
  }
}

function fault(reason: 'memory' | 'crashed', message: string): Gone {
  return { exitCode: null, signal: null, fault: { reason, message } };
}
