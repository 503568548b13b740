import { FileError } from '../error-code.ts';
import type { Quota } from './quota.ts';

/** What every file and folder knows. */
abstract class Entry {
  /** The inode number: counts up, so that it is the same in every run of a program. */
  readonly id: number;
  /** Who pays for its bytes; undefined where nothing can be written. */
  readonly quota: Quota | undefined;
  /** Nanoseconds since the epoch, on the program's clock. */
  modified: bigint;

  constructor({ id, quota, modified }: EntryFields) {
    this.id = id;
    this.quota = quota;
    this.modified = modified;
  }
}

/** What an entry is made with. */
export interface EntryFields {
  readonly id: number;
  readonly quota: Quota | undefined;
  readonly modified: bigint;
}

/** A folder. Its parent is what `..` means; the root is its own. */
export class Folder extends Entry {
  readonly entries: Map<string, TreeNode> = new Map();
  parent: Folder;

  constructor(fields: EntryFields, parent?: Folder) {
    super(fields);
    this.parent = parent ?? this;
  }
}

/** A file in memory. */
export class File extends Entry {
  #room: Uint8Array;
  #size: number;
  #linked = true;
  #opened = 0;

  constructor(fields: EntryFields, bytes: Uint8Array = new Uint8Array()) {
    super(fields);
    this.#room = bytes;
    this.#size = bytes.length;
  }

  /** A view: what is written later may show in it. */
  get bytes(): Uint8Array {
    return this.#room.subarray(0, this.#size);
  }

  get size(): number {
    return this.#size;
  }

  /** What it holds of the host's memory: at most twice its size. */
  get roomBytes(): number {
    return this.#room.length;
  }

  /** Throws `FileError` where nothing can be written, or when there is no room. */
  write(bytes: Uint8Array, offset: number): void {
    this.resize(Math.max(this.#size, offset + bytes.length));
    this.#room.set(bytes, offset);
  }

  /** Cuts off, or adds zeros. */
  resize(size: number): void {
    if (this.quota === undefined) throw new FileError('readOnly');
    if (!Number.isSafeInteger(size)) throw new FileError('fileTooLarge');
    // Before any allocation: a seek far out and one written byte must not ask the host for terabytes.
    this.quota.take({ bytes: size - this.#size, nodes: 0 });
    if (size > this.#room.length) this.#move(Math.max(size, 2 * this.#size), this.#size);
    // A file that was cut off must not keep what it gave back: many such files would fill the host's memory.
    else if (2 * size < this.#room.length) this.#move(size, size);
    else this.#room.fill(0, Math.min(size, this.#size), this.#size);
    this.#size = size;
  }

  #move(roomBytes: number, keptBytes: number): void {
    const room = new Uint8Array(roomBytes);
    room.set(this.#room.subarray(0, keptBytes));
    this.#room = room;
  }

  opened(): void {
    this.#opened += 1;
  }

  closed(): void {
    this.#opened -= 1;
    this.#release();
  }

  unlinked(): void {
    this.#linked = false;
    this.#release();
  }

  /** Gives its room back once nothing leads to it: no name, and nobody who has it open. */
  #release(): void {
    if (this.#linked || this.#opened > 0 || this.quota === undefined) return;
    this.quota.give({ bytes: this.#size, nodes: 1 });
    this.#room = new Uint8Array();
    this.#size = 0;
  }
}

/** What a folder in memory can hold. */
export type TreeNode = File | Folder;
