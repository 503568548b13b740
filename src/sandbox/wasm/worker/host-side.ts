import { setImmediate as nextTurn } from 'node:timers/promises';
import { PungiError } from '../../../errors/index.ts';
import type { OutputStream } from '../host/host.ts';
import { readPost } from './posts.ts';
import type { FrameAnswer, ProgramObserver } from './program.ts';
import {
  controlWords,
  elapsedWord,
  phase,
  readShared,
  type SharedMemory,
  word,
  writeShared,
} from './shared-memory.ts';

const streams = [
  ['stdout', word.stdoutLength],
  ['stderr', word.stderrLength],
] as const;

/** Where a program prints, the host looks again after so long instead of being woken by each line. Milliseconds. */
const watchMs = 4;

/** The host's end of shared memory. It never blocks. */
export class HostSide {
  readonly #shared: SharedMemory;
  readonly #words: Int32Array<SharedArrayBuffer>;
  readonly #elapsed: Float64Array<SharedArrayBuffer>;
  readonly #read: Record<OutputStream, number> = { stdout: 0, stderr: 0 };
  #readPosts = 0;
  #closed = false;
  #onClosed = () => {};

  constructor(shared: SharedMemory) {
    this.#shared = shared;
    this.#words = controlWords(shared);
    this.#elapsed = elapsedWord(shared);
  }

  /** A control word as the worker last wrote it. */
  load(place: number): number {
    return Atomics.load(this.#words, place);
  }

  /** Lets the worker, which is idle, run the program that was posted to it. */
  start(): void {
    for (const [stream, length] of streams) {
      this.#read[stream] = 0;
      this.#words[length] = 0;
    }
    this.#words[word.droppedLength] = 0;
    this.#forgetPosts();
    this.#listen(true);
    Atomics.store(this.#words, word.phase, phase.running);
    Atomics.notify(this.#words, word.phase);
  }

  /**
   * Serves the program until something holds; `false` when nothing more will come and it does not hold.
   * Rejects with what the observer threw.
   */
  async until(holds: () => boolean, observer?: ProgramObserver): Promise<boolean> {
    while (true) {
      const seen = this.load(word.activity);
      const last = this.#closed;
      if (holds()) return true;
      if (last) return false;
      const answered = observer !== undefined && (await this.#serve(observer));
      if (!answered) await this.#activity(seen);
    }
  }

  /** Whether there was a frame to answer. */
  async #serve(observer: ProgramObserver): Promise<boolean> {
    if (this.load(word.phase) !== phase.asking) {
      this.#watch(observer);
      return false;
    }
    // What was posted before it comes first, and is all there now.
    this.drain(observer);
    const answer = observer.onFrame(this.frame());
    const reply = answer instanceof Promise ? await this.#unlessClosed(answer) : answer;
    if (reply === null) await this.#endProgram();
    else if (reply !== undefined) this.#reply(reply);
    return true;
  }

  /** Whoever waits for the outcome goes first: waking the worker takes longer than making it. */
  async #endProgram(): Promise<void> {
    await nextTurn();
    this.#answer(phase.ending);
  }

  /** Reads what is written. Where there was something, the host looks again by itself and need not be woken. */
  #watch(observer: ProgramObserver): void {
    if (this.drain(observer)) this.#listen(false);
    else if (!this.#isListening) {
      this.#listen(true);
      // The worker may have written before it could know that it has to wake the host.
      if (this.drain(observer)) this.#listen(false);
    }
  }

  get #isListening(): boolean {
    return this.load(word.listening) !== 0;
  }

  #listen(listens: boolean): void {
    Atomics.store(this.#words, word.listening, listens ? 1 : 0);
  }

  /** `undefined` when the worker is gone first: its answer may never come. What comes later is ignored. */
  async #unlessClosed(answer: Promise<FrameAnswer | null>): Promise<FrameAnswer | null | undefined> {
    const { promise: closed, resolve } = Promise.withResolvers<undefined>();
    if (this.#closed) resolve(undefined);
    this.#onClosed = () => resolve(undefined);
    return await Promise.race([answer, closed]);
  }

  /** Passes on what was posted and written since, in its order; whether there was anything. */
  drain(observer: ProgramObserver): boolean {
    // First what was written, then what was posted: whatever was posted before a byte of it is there by then.
    const written = streams.map(([stream, length]) => [stream, this.load(length)] as const);
    const end = this.load(word.postedLength);
    const isMore = this.#readPosts < end;
    while (this.#readPosts < end) {
      const post = readPost(this.#shared, this.#readPosts);
      this.#readPosts = post.end;
      this.#drainStream('stdout', post.stdoutLength, observer);
      this.#drainStream('stderr', post.stderrLength, observer);
      observer.onPosted(post.frame);
    }
    const drained = written.map(([stream, length]) => this.#drainStream(stream, length, observer));
    return isMore || drained.includes(true);
  }

  #drainStream(stream: OutputStream, end: number, { onOutput }: ProgramObserver): boolean {
    const start = this.#read[stream];
    if (end <= start) return false;
    this.#read[stream] = end;
    onOutput(stream, readShared(this.#shared[stream], start, end));
    return true;
  }

  /** While the worker posts nothing: all was read. */
  #forgetPosts(): void {
    this.#readPosts = 0;
    this.#words[word.postedLength] = 0;
  }

  /** The frame on its way: a copy. */
  frame(): Uint8Array {
    return readShared(this.#shared.frame, 0, this.load(word.frameLength));
  }

  /** Wakes whoever waits in `until`: the worker is gone. A wait that nobody ends would never be collected. */
  close(): void {
    this.#closed = true;
    this.#onClosed();
    Atomics.add(this.#words, word.activity, 1);
    Atomics.notify(this.#words, word.activity);
  }

  #reply({ bytes, elapsedMs }: FrameAnswer): void {
    const most = this.#shared.frame.maxByteLength;
    if (bytes.length > most) {
      throw new PungiError(`Expected an answer of at most ${most} bytes, got ${bytes.length}.`, {
        code: 'VALUE_TOO_LARGE',
      });
    }
    writeShared(this.#shared.frame, bytes);
    this.#forgetPosts();
    this.#words[word.frameLength] = bytes.length;
    this.#elapsed[0] = elapsedMs;
    this.#answer(phase.answered);
  }

  /**
   * Only while it still asks: its stack may have overflown just after, and the answer must not cover up that
   * the program has ended since. One that was killed meanwhile reads nothing.
   */
  #answer(now: number): void {
    Atomics.compareExchange(this.#words, word.phase, phase.asking, now);
    Atomics.notify(this.#words, word.phase);
  }

  /** Until the worker has done something after what was `seen`. */
  async #activity(seen: number): Promise<void> {
    const longest = this.#isListening ? Number.POSITIVE_INFINITY : watchMs;
    const waiting = Atomics.waitAsync(this.#words, word.activity, seen, longest);
    if (waiting.async) await waiting.value;
    // It already has. Other work of the host gets its turn first: a flood of output must not starve it.
    else await nextTurn();
  }
}
