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

/** What a memory has beyond an image, by the places of its pages: much less than another image. */
export interface Patch {
  readonly pages: ReadonlyMap<number, Uint8Array>;
  /** The places of blocks that such pages are in. */
  readonly blocks: ReadonlySet<number>;
}

/** Nothing beyond the image. */
export const noPatch: Patch = { pages: new Map(), blocks: new Set() };

/** What differs between a memory and an image of its size. */
export function takePatch(memory: Uint8Array, { bytes }: Image): Patch {
  const pages = new Map<number, Uint8Array>();
  for (let page = 0; page < memory.length; page += pageBytes) {
    const now = memory.subarray(page, page + pageBytes);
    if (Buffer.compare(now, bytes.subarray(page, page + pageBytes)) !== 0) pages.set(page, now.slice());
  }
  return { pages, blocks: new Set([...pages.keys()].map((page) => page - (page % blockBytes))) };
}

/**
 * Makes the memory equal to the image with its patch, writing only what differs: unwritten pages stay shared with
 * the module's own data. `false`, and nothing done, when it has another size: memory that grew cannot shrink.
 */
export function restoreMemory(memory: Uint8Array, { bytes }: Image, patch: Patch = noPatch): boolean {
  if (memory.length !== bytes.length) return false;
  const now = Buffer.from(memory.buffer, memory.byteOffset, memory.length);
  const then = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let block = 0; block < now.length; block += blockBytes) {
    const blockEnd = Math.min(block + blockBytes, now.length);
    const isPatched = patch.blocks.has(block);
    if (!isPatched && now.compare(then, block, blockEnd, block, blockEnd) === 0) continue;
    for (let page = block; page < blockEnd; page += pageBytes) {
      const end = Math.min(page + pageBytes, blockEnd);
      restorePage(now.subarray(page, end), patch.pages.get(page) ?? then.subarray(page, end));
    }
  }
  return true;
}

function restorePage(now: Buffer, then: Uint8Array): void {
  if (now.compare(then) !== 0) now.set(then);
}
