/**
 * The whole state of an interpreter: its linear memory and its stack pointer. (Of its other mutable globals
 * none ever changes once it is started; a test holds that.)
 */
export interface Image {
  /** In shared memory, so that all workers read the same copy. */
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly stackPointer: number;
}

/** Compared at once: most of the memory is untouched, and one comparison of much costs less than many of little. */
const blockBytes = 65_536;

/** Copied at once, within a block that differs. */
const pageBytes = 4_096;

/** A copy of the memory for `restoreMemory`. */
export function takeImage(memory: Uint8Array, stackPointer: number): Image {
  const bytes = new Uint8Array(new SharedArrayBuffer(memory.length));
  bytes.set(memory);
  return { bytes, stackPointer };
}

/**
 * Makes the memory equal to the image, writing only what differs: unwritten pages stay shared with the
 * module's own data. `false`, and nothing done, when it has another size: memory that grew cannot shrink.
 */
export function restoreMemory(memory: Uint8Array, { bytes }: Image): boolean {
  if (memory.length !== bytes.length) return false;
  const now = Buffer.from(memory.buffer, memory.byteOffset, memory.length);
  const then = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let block = 0; block < now.length; block += blockBytes) {
    const blockEnd = Math.min(block + blockBytes, now.length);
    if (now.compare(then, block, blockEnd, block, blockEnd) === 0) continue;
    for (let page = block; page < blockEnd; page += pageBytes) {
      const pageEnd = Math.min(page + pageBytes, blockEnd);
      if (now.compare(then, page, pageEnd, page, pageEnd) !== 0) then.copy(now, page, page, pageEnd);
    }
  }
  return true;
}
