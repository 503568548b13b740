import { FileError } from '../error-code.ts';
import { Resource } from '../handles.ts';
import type { Host } from '../host.ts';
import { InputStream, OutputSink } from '../streams.ts';
import { File, Folder, type TreeNode } from './node.ts';

/** Bits of `descriptor-flags`. */
export const descriptorFlag = { read: 1, write: 2, mutateFolder: 32 } as const;

/** An open file or folder. */
export class Descriptor extends Resource {
  readonly node: TreeNode;
  /** Bits of `descriptorFlag`. */
  readonly flags: number;

  constructor(node: TreeNode, flags: number) {
    super();
    this.node = node;
    this.flags = flags;
    if (node instanceof File) node.opened();
  }

  /** Throws "bad descriptor" for a folder, or for a file that was not opened for it. */
  file(access: 'read' | 'write'): File {
    if (!(this.node instanceof File)) throw new FileError('isDirectory');
    if ((this.flags & descriptorFlag[access]) === 0) throw new FileError('badDescriptor');
    return this.node;
  }

  /** Throws "not a directory" for a file. */
  folder(): Folder {
    if (!(this.node instanceof Folder)) throw new FileError('notDirectory');
    return this.node;
  }

  override dropped(): void {
    if (this.node instanceof File) this.node.closed();
  }
}

/** Reads a file from some offset on. */
export class FileInput extends InputStream {
  readonly #file: File;
  #offset: number;

  constructor(file: File, offset: number) {
    super();
    this.#file = file;
    this.#offset = offset;
    file.opened();
  }

  read(length: number): Uint8Array {
    const bytes = this.#file.bytes.subarray(this.#offset, this.#offset + length);
    this.#offset += bytes.length;
    return bytes;
  }

  override dropped(): void {
    this.#file.closed();
  }
}

/** Writes a file from some offset on, or always at its end. */
export class FileOutput extends OutputSink {
  readonly #file: File;
  #offset: number | 'end';

  constructor(file: File, offset: number | 'end') {
    super();
    this.#file = file;
    this.#offset = offset;
    file.opened();
  }

  write({ clock }: Host, bytes: Uint8Array): void {
    const offset = this.#offset === 'end' ? this.#file.size : this.#offset;
    this.#file.write(bytes, offset);
    this.#file.modified = clock.wall();
    if (this.#offset !== 'end') this.#offset += bytes.length;
  }

  override dropped(): void {
    this.#file.closed();
  }
}

/** The names in a folder, one after the other. Not a copy: a program can open many listings of a full folder. */
export class FolderListing extends Resource {
  readonly #entries: Iterator<[string, TreeNode]>;

  constructor(folder: Folder) {
    super();
    this.#entries = folder.entries.entries();
  }

  next(): { readonly name: string; readonly node: TreeNode } | undefined {
    const next = this.#entries.next();
    return next.done ? undefined : { name: next.value[0], node: next.value[1] };
  }
}
