import { FileError, writeResult } from '../error-code.ts';
import type { Handles, Resource } from '../handles.ts';
import type { Host, HostFunctions } from '../host.ts';
import { fileOffset, readPath } from './arguments.ts';
import { Descriptor, descriptorFlag, FileInput, FileOutput, FolderListing } from './descriptor.ts';
import { File, type Folder } from './node.ts';
import type { FileTree, Place } from './tree.ts';

/** Opening files and folders, and the streams over them. */
export const openFunctions: HostFunctions = {
  'wasi:filesystem/types#[method]descriptor.open-at': {
    does: 'Opens or makes a file, or opens a folder.',
    call: openAt,
  },
  'wasi:filesystem/types#[method]descriptor.read-via-stream': {
    does: 'Makes a stream that reads a file from an offset on.',
    call: ({ handles, memory }, ...[handle, offset, at]: [number, bigint, number]) =>
      writeResult(memory, { at, payload: 4 }, (payload) => {
        const file = handles.get(handle, Descriptor).file('read');
        memory.setU32(payload, hold(handles, new FileInput(file, fileOffset(offset))));
      }),
  },
  'wasi:filesystem/types#[method]descriptor.write-via-stream': {
    does: 'Makes a stream that writes a file from an offset on.',
    call: ({ handles, memory }, ...[handle, offset, at]: [number, bigint, number]) =>
      writeResult(memory, { at, payload: 4 }, (payload) => {
        const file = handles.get(handle, Descriptor).file('write');
        memory.setU32(payload, hold(handles, new FileOutput(file, fileOffset(offset))));
      }),
  },
  'wasi:filesystem/types#[method]descriptor.append-via-stream': {
    does: 'Makes a stream that writes at the end of a file.',
    call: ({ handles, memory }, ...[handle, at]: [number, number]) =>
      writeResult(memory, { at, payload: 4 }, (payload) => {
        const file = handles.get(handle, Descriptor).file('write');
        memory.setU32(payload, hold(handles, new FileOutput(file, 'end')));
      }),
  },
  'wasi:filesystem/types#[method]descriptor.read-directory': {
    does: 'Begins to list a folder.',
    call: ({ handles, memory }, ...[handle, at]: [number, number]) =>
      writeResult(memory, { at, payload: 4 }, (payload) => {
        const folder = handles.get(handle, Descriptor).folder();
        memory.setU32(payload, hold(handles, new FolderListing(folder)));
      }),
  },
  'wasi:filesystem/types#[resource-drop]descriptor': {
    does: 'Closes a file or folder.',
    call: ({ handles }, handle: number) => handles.drop(handle),
  },
  'wasi:filesystem/types#[resource-drop]directory-entry-stream': {
    does: 'Ends the listing of a folder.',
    call: ({ handles }, handle: number) => handles.drop(handle),
  },
};

/** Bits of `open-flags`. */
const openFlag = { create: 1, folder: 2, exclusive: 4, truncate: 8 } as const;

type OpenArguments = [
  handle: number,
  pathFlags: number,
  address: number,
  length: number,
  openFlags: number,
  flags: number,
  result: number,
];

function openAt(host: Host, ...values: OpenArguments): void {
  const [handle, , address, length, openFlags, flags, at] = values;
  const { memory, handles } = host;
  writeResult(memory, { at, payload: 4 }, (payload) => {
    const from = handles.get(handle, Descriptor).folder();
    const path = readPath(memory, address, length);
    memory.setU32(payload, hold(handles, open(host, { from, path, openFlags, flags })));
  });
}

interface Opening {
  readonly from: Folder;
  readonly path: string;
  readonly openFlags: number;
  readonly flags: number;
}

function open({ files }: Host, opening: Opening): Descriptor {
  const place = files.place(opening.from, opening.path);
  if (place.node === undefined) return new Descriptor(create(files, place, opening), opening.flags);
  if (has(opening, 'create') && has(opening, 'exclusive')) throw new FileError('exist');
  const writes = (opening.flags & descriptorFlag.write) !== 0;
  if (place.node instanceof File) openFile(place.node, opening, writes);
  else if (writes || has(opening, 'truncate')) throw new FileError('isDirectory');
  return new Descriptor(place.node, opening.flags);
}

function create(files: FileTree, place: Place, opening: Opening): File {
  if (!has(opening, 'create')) throw new FileError('noEntry');
  if (opening.path.endsWith('/')) throw new FileError('isDirectory');
  return files.createFile(place);
}

function openFile(file: File, opening: Opening, writes: boolean): void {
  if (has(opening, 'folder')) throw new FileError('notDirectory');
  if (writes && file.quota === undefined) throw new FileError('readOnly');
  if (has(opening, 'truncate')) file.resize(0);
}

/** Python raises OSError where too much is open; past `Handles.add` its interpreter would end. */
function hold(handles: Handles, resource: Resource): number {
  if (handles.isFull) throw new FileError('insufficientMemory');
  return handles.add(resource);
}

function has({ openFlags }: Opening, flag: keyof typeof openFlag): boolean {
  return (openFlags & openFlag[flag]) !== 0;
}
