/**
 * The memory through which a worker and its host talk while the worker's thread is blocked. Growable, so
 * that it takes what was needed at most so far, and reused from program to program, so that it plateaus.
 */
export interface SharedMemory {
  /** 32-bit words, see `word`, and one 64-bit float behind them. */
  readonly control: SharedArrayBuffer;
  /** The one frame that is on its way, in either direction. */
  readonly frame: SharedArrayBuffer;
  /** Frames that wait for no answer, see `posts.ts`. */
  readonly posted: SharedArrayBuffer;
  /** What the program has written so far. */
  readonly stdout: SharedArrayBuffer;
  readonly stderr: SharedArrayBuffer;
}

/** How much may be in it. */
export interface SharedMemoryLimits {
  readonly frameBytes: number;
  /** Both streams together. */
  readonly outputBytes: number;
}

/** Places of the control words. Each is written by one side only, but `phase`, which says whose turn it is. */
export const word = {
  /** Goes up with each thing that the host is to look at; the host waits on it. */
  activity: 0,
  /** Whose turn it is: see `phase`. The worker waits on it. */
  phase: 1,
  /** Length of the frame on its way. */
  frameLength: 2,
  /** How a program ended: place in `toldEnds`. */
  end: 3,
  /** Bytes written to each stream, and those beyond the limit, which were dropped. */
  stdoutLength: 4,
  stderrLength: 5,
  droppedLength: 6,
  /** Bytes of the interpreter's memory, in pages of 64 KiB. */
  memoryPages: 7,
  /**
   * How many programs have ended. A word of its own: the worker is soon idle again, and a busy host could
   * miss a phase that lasts a millisecond.
   */
  finished: 8,
  /** Bytes of the posted frames; the host sets it back with each answer, when it has read them all. */
  postedLength: 9,
  /** Whether the host asks to be woken for text; while it looks by itself, a flood costs no wake-up. */
  listening: 10,
  /** Whether a file stands in a folder that comes back, as the program waits for its answer. */
  leavesFiles: 11,
} as const;

/** What happens now. */
export const phase = {
  /** The worker makes itself ready: for its first program, or again after one that has ended. */
  preparing: 0,
  /** The worker waits for a program. */
  idle: 1,
  /** The program runs. */
  running: 2,
  /** A frame waits for its answer. */
  asking: 3,
  /** The answer is there. */
  answered: 4,
  /** The answer is that the program ends. */
  ending: 5,
  /** The worker will run no other program. */
  retired: 6,
} as const;

/** Byte offset of the milliseconds that the last answer took, which the program's clock then shows. */
const elapsedOffset = 64;
const controlBytes = elapsedOffset + 8;

const firstBytes = 65_536;

/** Frames that a program posts between two answers; when there is no room it waits for the host. */
const postedBytes = 262_144;

/** Makes the memory for one worker. */
export function createSharedMemory({ frameBytes, outputBytes }: SharedMemoryLimits): SharedMemory {
  return {
    control: new SharedArrayBuffer(controlBytes),
    frame: growable(frameBytes),
    posted: growable(postedBytes),
    stdout: growable(outputBytes),
    stderr: growable(outputBytes),
  };
}

function growable(most: number): SharedArrayBuffer {
  return new SharedArrayBuffer(Math.min(firstBytes, most), { maxByteLength: most });
}

/** The control words of shared memory. */
export function controlWords({ control }: SharedMemory): Int32Array<SharedArrayBuffer> {
  return new Int32Array(control, 0, elapsedOffset / 4);
}

/** The milliseconds that the last answer took. */
export function elapsedWord({ control }: SharedMemory): Float64Array<SharedArrayBuffer> {
  return new Float64Array(control, elapsedOffset, 1);
}

/** Copies `bytes` to `at`; the buffer grows as needed. Throws RangeError beyond its maximum. */
export function writeShared(buffer: SharedArrayBuffer, bytes: Uint8Array, at = 0): void {
  const end = at + bytes.length;
  if (end > buffer.byteLength)
    buffer.grow(Math.max(end, Math.min(2 * buffer.byteLength, buffer.maxByteLength)));
  new Uint8Array(buffer, at, bytes.length).set(bytes);
}

/** A copy: what is shared could change while it is checked. */
export function readShared(buffer: SharedArrayBuffer, start: number, end: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new Uint8Array(buffer, start, end - start));
}
