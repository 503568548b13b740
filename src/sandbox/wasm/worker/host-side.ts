import { setImmediate as nextTurn } from 'node:timers/promises';
import { PungiError } from '../../../errors/index.ts';
import type { OutputStream } from '../host/host.ts';
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

/** The host's end of shared memory. It never blocks. */
export class HostSide {
  readonly #shared: SharedMemory;
  readonly #words: Int32Array<SharedArrayBuffer>;
  readonly #elapsed: Float64Array<SharedArrayBuffer>;
  readonly #read: Record<OutputStream, number> = { stdout: 0, stderr: 0 };
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
    this.drain(observer);
    if (this.load(word.phase) !== phase.asking) return false;
    const answer = observer.onFrame(this.frame());
    const reply = answer instanceof Promise ? await this.#unlessClosed(answer) : answer;
    if (reply === null) this.#answer(phase.ending);
    else if (reply !== undefined) this.#reply(reply);
    return true;
  }

  /** `undefined` when the worker is gone first: its answer may never come. What comes later is ignored. */
  async #unlessClosed(answer: Promise<FrameAnswer | null>): Promise<FrameAnswer | null | undefined> {
    const { promise: closed, resolve } = Promise.withResolvers<undefined>();
    if (this.#closed) resolve(undefined);
    this.#onClosed = () => resolve(undefined);
    return await Promise.race([answer, closed]);
  }

  /** Passes on what was written since. */
  drain({ onOutput }: ProgramObserver): void {
    for (const [stream, length] of streams) {
      const end = this.load(length);
      const start = this.#read[stream];
      if (end === start) continue;
      this.#read[stream] = end;
      onOutput(stream, readShared(this.#shared[stream], start, end));
    }
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
    const waiting = Atomics.waitAsync(this.#words, word.activity, seen);
    if (waiting.async) await waiting.value;
    // It already has. Other work of the host gets its turn first: a flood of output must not starve it.
    else await nextTurn();
  }
}
