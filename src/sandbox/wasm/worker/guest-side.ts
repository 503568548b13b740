import type { OutputStream } from '../host/host.ts';
import { writePost } from './posts.ts';
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
    this.#waitWhile(phase.idle);
  }

  get longestFrame(): number {
    return this.#shared.frame.maxByteLength;
  }

  /** Sends a frame and goes on; `false` where there is no room before the next answer: then ask. */
  post(frame: Uint8Array): boolean {
    const [stdoutLength, stderrLength] = [this.#load(word.stdoutLength), this.#load(word.stderrLength)];
    const at = this.#load(word.postedLength);
    const end = writePost(this.#shared, at, { frame, stdoutLength, stderrLength });
    if (end === null) return false;
    Atomics.store(this.#words, word.postedLength, end);
    this.#wakeListener();
    return true;
  }

  /**
   * Sends a frame of at most `longestFrame` bytes and waits for the answer. `leavesFiles`: whether a program that
   * ends here leaves any.
   */
  ask(frame: Uint8Array, leavesFiles: boolean): Received | null {
    this.#words[word.leavesFiles] = leavesFiles ? 1 : 0;
    writeShared(this.#shared.frame, frame);
    this.#words[word.frameLength] = frame.length;
    this.#tell(phase.asking);
    this.#waitWhile(phase.asking);
    if (this.#load(word.phase) === phase.ending) return null;
    const length = this.#load(word.frameLength);
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
    const written = lengths.reduce((total, each) => total + this.#load(each), 0);
    const kept = bytes.subarray(0, buffer.maxByteLength - written);
    const dropped = bytes.length - kept.length;
    if (dropped > 0) this.#count(word.droppedLength, dropped);
    if (kept.length === 0) return;
    const at = this.#load(own);
    writeShared(buffer, kept, at);
    // Published last: a stack overflow between these lines leaves a write out, never half of one.
    Atomics.store(this.#words, own, at + kept.length);
    this.#wakeListener();
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

  /**
   * The phase decides, not the wake-up: the host writes and then notifies, and one that wrote before this
   * thread slept may notify when it already waits for something else.
   */
  #waitWhile(now: number): void {
    while (this.#load(word.phase) === now) Atomics.wait(this.#words, word.phase, now);
  }

  retire(): void {
    this.#tell(phase.retired);
  }

  #tell(now: number): void {
    Atomics.store(this.#words, word.phase, now);
    this.#wake();
  }

  /** The length was stored before this looks, and the host looks for it after it began to listen. */
  #wakeListener(): void {
    if (this.#load(word.listening) !== 0) this.#wake();
  }

  #load(place: number): number {
    return Atomics.load(this.#words, place);
  }

  #wake(): void {
    Atomics.add(this.#words, word.activity, 1);
    Atomics.notify(this.#words, word.activity);
  }

  /** Stops at the greatest 32-bit number: a program that prints for ever must not wrap it around. */
  #count(place: number, more: number): void {
    const total = this.#load(place) + more;
    Atomics.store(this.#words, place, Math.min(total, 0x7fff_ffff));
  }
}
