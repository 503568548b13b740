import { readShared, type SharedMemory, writeShared } from './shared-memory.ts';

/**
 * A frame that waits for no answer, in the order in which they came. With it stands how much of each stream had
 * been written before it: so the host tells both in the order in which the program did.
 */
export interface Post {
  readonly frame: Uint8Array;
  readonly stdoutLength: number;
  readonly stderrLength: number;
  /** Where the next one begins. */
  readonly end: number;
}

const headBytes = 12;

/** Appends at `at`; gives where it ends, or null where there is no room. */
export function writePost({ posted }: SharedMemory, at: number, post: Omit<Post, 'end'>): number | null {
  const end = at + headBytes + post.frame.length;
  if (end > posted.maxByteLength) return null;
  const head = new Uint32Array([post.frame.length, post.stdoutLength, post.stderrLength]);
  writeShared(posted, new Uint8Array(head.buffer), at);
  writeShared(posted, post.frame, at + headBytes);
  return end;
}

/** Reads the one at `at`: a copy. Throws RangeError where none can stand: only a broken worker writes so. */
export function readPost({ posted }: SharedMemory, at: number): Post {
  const start = at + headBytes;
  const [length = 0, stdoutLength = 0, stderrLength = 0] = new Uint32Array(
    readShared(posted, at, start).buffer,
  );
  const end = start + length;
  return { frame: readShared(posted, start, end), stdoutLength, stderrLength, end };
}
