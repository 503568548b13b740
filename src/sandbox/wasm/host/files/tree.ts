import { FileError } from '../error-code.ts';
import { mostPathBytes } from './arguments.ts';
import { File, Folder, type TreeNode } from './node.ts';
import { Quota, type Room } from './quota.ts';

/** The longest name, in bytes of UTF-8, as on Linux. */
const mostNameBytes = 255;

/** A file to begin with. `path` is absolute, of plain names: `/data/sales.csv`. */
export interface GivenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What the tree begins with. */
export interface FileTreeOptions {
  /** Cannot be written, nor the folders they stand in. Their bytes are shared, not copied. */
  readonly given: readonly GivenFile[];
  /** A folder right below the root that is there even where nothing is given in it. */
  readonly readOnly?: string;
  /** Folders right below the root that can be written, by name: `out`, `tmp`. */
  readonly writable: { readonly [name: string]: Room };
  /** The time that new entries get: nanoseconds since the epoch. */
  readonly now: () => bigint;
}

/** A place in a folder: what stands there, if anything. */
export interface Place {
  readonly folder: Folder;
  readonly name: string;
  readonly node: TreeNode | undefined;
}

/** The whole file system of one program, in memory. Its methods throw `FileError` with what POSIX would say. */
export class FileTree {
  readonly root: Folder;
  #now: () => bigint;
  #nextId = 1;

  constructor({ given, readOnly, writable, now }: FileTreeOptions) {
    // One reading: how many files there are must not show on the program's clock.
    const startedAt = now();
    this.#now = () => startedAt;
    this.root = new Folder(this.#fields(undefined));
    if (readOnly !== undefined)
      this.root.entries.set(readOnly, new Folder(this.#fields(undefined), this.root));
    for (const { path, bytes } of given) this.#give(path, bytes);
    for (const [name, room] of Object.entries(writable)) {
      this.root.entries.set(name, new Folder(this.#fields(new Quota(room)), this.root));
    }
    this.#now = now;
  }

  /** What `path` leads to, from `from` or, where it begins with a slash, from the root. */
  find(from: Folder, path: string): TreeNode {
    const { node } = this.place(from, path);
    if (node === undefined) throw new FileError('noEntry');
    return node;
  }

  /** Where `path` leads to: its last name need not exist. `..` stops at the root, there is nothing above. */
  place(from: Folder, path: string): Place {
    let folder = path.startsWith('/') ? this.root : from;
    let place: Place = { folder, name: '.', node: folder };
    for (const name of path.split('/')) {
      if (name === '') continue;
      folder = folderAt(place);
      place = { folder, name, node: child(folder, name) };
    }
    if (path.endsWith('/') && place.node !== undefined) folderAt(place);
    return place;
  }

  createFile(place: Place): File {
    const file = new File(this.#fields(this.#writableFolder(place)));
    place.folder.entries.set(place.name, file);
    return file;
  }

  createFolder(place: Place): void {
    place.folder.entries.set(place.name, new Folder(this.#fields(this.#writableFolder(place)), place.folder));
  }

  removeFile({ folder, name, node }: Place): void {
    if (node === undefined) throw new FileError('noEntry');
    if (node instanceof Folder) throw new FileError('isDirectory');
    if (folder.quota === undefined) throw new FileError('readOnly');
    folder.entries.delete(name);
    folder.modified = this.#now();
    node.unlinked();
  }

  removeFolder({ folder, name, node }: Place): void {
    if (node === undefined) throw new FileError('noEntry');
    if (!(node instanceof Folder)) throw new FileError('notDirectory');
    if (isDots(name)) throw new FileError('invalid');
    if (folder.quota === undefined) throw new FileError('readOnly');
    if (node.entries.size > 0) throw new FileError('notEmpty');
    folder.entries.delete(name);
    folder.modified = this.#now();
    folder.quota.give({ bytes: 0, nodes: 1 });
  }

  /** Moves within one writable folder's room. Between two, Python's `shutil.move` copies instead. */
  rename(from: Place, to: Place): void {
    const { node } = from;
    if (node === undefined) throw new FileError('noEntry');
    expectSameRoom(from.folder, to.folder);
    if (node === to.node) return;
    if (isDots(from.name) || isDots(to.name) || isWithin(to.folder, node)) throw new FileError('invalid');
    if (node instanceof Folder && to.node !== undefined) this.removeFolder(to);
    else if (to.node !== undefined) this.removeFile(to);
    from.folder.entries.delete(from.name);
    to.folder.entries.set(to.name, node);
    from.folder.modified = this.#now();
    to.folder.modified = this.#now();
    if (node instanceof Folder) node.parent = to.folder;
  }

  /**
   * Every file below `path`, by its path from there, in the order of their names. Bytes are views. Leaves
   * out what lies so deep that no path leads to it: names of many megabytes must not reach the host.
   */
  list(path: string): GivenFile[] {
    const found: GivenFile[] = [];
    const waiting: { node: TreeNode; path: string }[] = [{ node: this.find(this.root, path), path: '' }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { node, path: below } = next;
      if (below.length > mostPathBytes) continue;
      if (node instanceof File) found.push({ path: below, bytes: node.bytes });
      else for (const [name, inner] of node.entries) waiting.push({ node: inner, path: join(below, name) });
    }
    return found.sort((left, right) => (left.path < right.path ? -1 : 1));
  }

  /** Whether anything stands in the folder `path`, be it an empty folder. */
  holds(path: string): boolean {
    const node = this.find(this.root, path);
    return node instanceof Folder && node.entries.size > 0;
  }

  #give(path: string, bytes: Uint8Array): void {
    const names = path.split('/').filter((name) => name !== '');
    const last = names.pop() ?? '';
    let folder = this.root;
    for (const name of names) {
      const inner = folder.entries.get(name) ?? new Folder(this.#fields(undefined), folder);
      folder.entries.set(name, inner);
      folder = folderAt({ folder, name, node: inner });
    }
    folder.entries.set(last, new File(this.#fields(undefined), bytes));
  }

  /** The quota of the folder a new entry stands in, after it paid for it. */
  #writableFolder({ folder, name, node }: Place): Quota {
    if (node !== undefined) throw new FileError('exist');
    if (folder.quota === undefined) throw new FileError('readOnly');
    if (Buffer.byteLength(name) > mostNameBytes) throw new FileError('nameTooLong');
    folder.quota.take({ bytes: 0, nodes: 1 });
    folder.modified = this.#now();
    return folder.quota;
  }

  #fields(quota: Quota | undefined): { id: number; quota: Quota | undefined; modified: bigint } {
    const id = this.#nextId;
    this.#nextId += 1;
    return { id, quota, modified: this.#now() };
  }
}

function child(folder: Folder, name: string): TreeNode | undefined {
  if (name === '.') return folder;
  if (name === '..') return folder.parent;
  return folder.entries.get(name);
}

function folderAt({ node }: Place): Folder {
  if (node === undefined) throw new FileError('noEntry');
  if (!(node instanceof Folder)) throw new FileError('notDirectory');
  return node;
}

function expectSameRoom(from: Folder, to: Folder): void {
  if (from.quota === undefined || to.quota === undefined) throw new FileError('readOnly');
  if (from.quota !== to.quota) throw new FileError('crossDevice');
}

function isDots(name: string): boolean {
  return name === '.' || name === '..';
}

/** A folder moved into itself would be cut off from the root, and its bytes never counted again. */
function isWithin(folder: Folder, node: TreeNode): boolean {
  for (let each = folder; ; each = each.parent) {
    if (each === node) return true;
    if (each === each.parent) return false;
  }
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
