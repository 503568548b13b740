import type { OutputStream } from '../host/host.ts';
import { type ToldEnd, toldEnds } from './program.ts';
import {
  controlWords,
  elapsedWord,
  phase,
  readShared,
  type SharedMemory,
  word,
  writeShared,
} from './shared-memory.ts';

/** What came back for a frame; `null` ends the program. */
export interface Received {
  readonly bytes: Uint8Array;
  readonly elapsedMs: number;
}

/** The worker's end of shared memory. It blocks its thread whenever it waits. */
export class GuestSide {
  readonly #shared: SharedMemory;
  readonly #words: Int32Array<SharedArrayBuffer>;
  readonly #elapsed: Float64Array<SharedArrayBuffer>;

  constructor(shared: SharedMemory) {
    this.#shared = shared;
    this.#words = controlWords(shared);
    this.#elapsed = elapsedWord(shared);
  }

  /** Says that a program can be run, and waits for one. */
  waitForProgram(): void {
    this.#tell(phase.idle);
    Atomics.wait(this.#words, word.phase, phase.idle);
  }

  get longestFrame(): number {
    return this.#shared.frame.maxByteLength;
  }

  /** Sends a frame of at most `longestFrame` bytes and waits for the answer. */
  ask(frame: Uint8Array): Received | null {
    writeShared(this.#shared.frame, frame);
    this.#words[word.frameLength] = frame.length;
    this.#tell(phase.asking);
    Atomics.wait(this.#words, word.phase, phase.asking);
    if (Atomics.load(this.#words, word.phase) === phase.ending) return null;
    const length = Atomics.load(this.#words, word.frameLength);
    const bytes = readShared(this.#shared.frame, 0, length);
    Atomics.store(this.#words, word.phase, phase.running);
    return { bytes, elapsedMs: this.#elapsed[0] ?? 0 };
  }

  /**
   * Copies what a program writes at once, so that text without a newline survives a kill. The limit is kept
   * here: what is beyond it is counted and dropped, and costs the host nothing.
   */
  write(stream: OutputStream, bytes: Uint8Array): void {
    const lengths = [word.stdoutLength, word.stderrLength];
    const own = stream === 'stdout' ? word.stdoutLength : word.stderrLength;
    const buffer = this.#shared[stream];
    const written = lengths.reduce((total, each) => total + Atomics.load(this.#words, each), 0);
    const kept = bytes.subarray(0, buffer.maxByteLength - written);
    const dropped = bytes.length - kept.length;
    if (dropped > 0) this.#count(word.droppedLength, dropped);
    if (kept.length === 0) return;
    const at = Atomics.load(this.#words, own);
    writeShared(buffer, kept, at);
    // Published last: a stack overflow between these lines leaves a write out, never half of one.
    Atomics.store(this.#words, own, at + kept.length);
    this.#wake();
  }

  /** Says how a program ended. */
  finish(end: ToldEnd, reply: Uint8Array, memoryPages: number): void {
    writeShared(this.#shared.frame, reply);
    this.#words[word.frameLength] = reply.length;
    this.#words[word.end] = toldEnds.indexOf(end);
    this.#words[word.memoryPages] = memoryPages;
    Atomics.add(this.#words, word.finished, 1);
    this.#tell(phase.preparing);
  }

  retire(): void {
    this.#tell(phase.retired);
  }

  #tell(now: number): void {
    Atomics.store(this.#words, word.phase, now);
    this.#wake();
  }

  #wake(): void {
    Atomics.add(this.#words, word.activity, 1);
    Atomics.notify(this.#words, word.activity);
  }

  /** Stops at the greatest 32-bit number: a program that prints for ever must not wrap it around. */
  #count(place: number, more: number): void {
    const total = Atomics.load(this.#words, place) + more;
    Atomics.store(this.#words, place, Math.min(total, 0x7fff_ffff));
  }
}
