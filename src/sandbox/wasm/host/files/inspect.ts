import { writeTime } from '../clock.ts';
import { FileError, writeResult } from '../error-code.ts';
import { standardHandles } from '../handles.ts';
import type { Host, HostFunctions } from '../host.ts';
import { readPath } from './arguments.ts';
import { Descriptor, FolderListing } from './descriptor.ts';
import { File, type TreeNode } from './node.ts';

const encoder = new TextEncoder();

/** What can be learned of files and folders without reading them. */
export const inspectFunctions: HostFunctions = {
  'wasi:filesystem/preopens#get-directories': {
    does: 'Gives the root folder: the only one there is to begin with.',
    call: ({ memory }, result: number) => {
      const item = memory.allocate(12, 4);
      memory.setU32(item, standardHandles.root);
      memory.setList(item + 4, encoder.encode('/'));
      memory.setU32(result, item);
      memory.setU32(result + 4, 1);
    },
  },
  'wasi:filesystem/types#[method]descriptor.stat': {
    does: 'Tells type, size and times of what is open.',
    call: (host, ...[handle, at]: [number, number]) =>
      writeResult(host.memory, { at, payload: 8 }, (payload) =>
        writeStat(host, payload, host.handles.get(handle, Descriptor).node),
      ),
  },
  'wasi:filesystem/types#[method]descriptor.stat-at': {
    does: 'Tells type, size and times of what a path leads to.',
    call: (host, ...[handle, , address, length, at]: PathArguments) =>
      writeResult(host.memory, { at, payload: 8 }, (payload) =>
        writeStat(host, payload, nodeAt(host, { handle, address, length })),
      ),
  },
  'wasi:filesystem/types#[method]descriptor.metadata-hash': {
    does: 'Tells the inode number of what is open.',
    call: ({ memory, handles }, ...[handle, at]: [number, number]) =>
      writeResult(memory, { at, payload: 8 }, (payload) => {
        memory.setU64(payload, BigInt(handles.get(handle, Descriptor).node.id));
        memory.setU64(payload + 8, 0n);
      }),
  },
  'wasi:filesystem/types#[method]descriptor.metadata-hash-at': {
    does: 'Tells the inode number of what a path leads to.',
    call: (host, ...[handle, , address, length, at]: PathArguments) =>
      writeResult(host.memory, { at, payload: 8 }, (payload) => {
        host.memory.setU64(payload, BigInt(nodeAt(host, { handle, address, length }).id));
        host.memory.setU64(payload + 8, 0n);
      }),
  },
  'wasi:filesystem/types#[method]descriptor.get-flags': {
    does: 'Tells what something was opened for.',
    call: ({ memory, handles }, ...[handle, at]: [number, number]) =>
      writeResult(memory, { at, payload: 1 }, (payload) =>
        memory.setU8(payload, handles.get(handle, Descriptor).flags),
      ),
  },
  'wasi:filesystem/types#[method]directory-entry-stream.read-directory-entry': {
    does: 'Gives the next name in a folder.',
    call: ({ memory, handles }, ...[handle, result]: [number, number]) => {
      const next = handles.get(handle, FolderListing).next();
      memory.setU8(result, 0);
      memory.setU8(result + 4, next === undefined ? 0 : 1);
      if (next === undefined) return;
      memory.setU8(result + 8, typeOf(next.node));
      memory.setList(result + 12, encoder.encode(next.name));
    },
  },
  'wasi:filesystem/types#[method]descriptor.readlink-at': {
    does: 'Refuses: nothing here is a symbolic link.',
    call: (host, ...[handle, address, length, at]: [number, number, number, number]) =>
      writeResult(host.memory, { at, payload: 4 }, () => {
        nodeAt(host, { handle, address, length });
        throw new FileError('invalid');
      }),
  },
};

type PathArguments = [handle: number, pathFlags: number, address: number, length: number, result: number];

function nodeAt(
  { files, handles, memory }: Host,
  { handle, address, length }: { handle: number; address: number; length: number },
): TreeNode {
  return files.find(handles.get(handle, Descriptor).folder(), readPath(memory, address, length));
}

/** Cases of `descriptor-type`. */
function typeOf(node: TreeNode): number {
  return node instanceof File ? 6 : 3;
}

/** `descriptor-stat`: type, links, size, then three optional times of 24 bytes. */
function writeStat(host: Host, at: number, node: TreeNode): void {
  const { memory } = host;
  memory.setU8(at, typeOf(node));
  memory.setU64(at + 8, 1n);
  memory.setU64(at + 16, BigInt(node instanceof File ? node.size : 0));
  for (const time of [at + 24, at + 48, at + 72]) {
    memory.setU8(time, 1);
    writeTime(host, time + 8, node.modified);
  }
}
