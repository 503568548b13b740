import { FileError, writeResult } from '../error-code.ts';
import type { Host, HostFunctions } from '../host.ts';
import { fileOffset, readPath } from './arguments.ts';
import { Descriptor } from './descriptor.ts';
import type { TreeNode } from './node.ts';
import type { Place } from './tree.ts';

/** Everything that changes files and folders, beside writing through a stream. */
export const changeFunctions: HostFunctions = {
  'wasi:filesystem/types#[method]descriptor.read': {
    does: 'Reads at a place of a file without a stream.',
    call: ({ memory, handles }, ...[handle, length, offset, at]: [number, bigint, bigint, number]) =>
      writeResult(memory, { at, payload: 4 }, (payload) => {
        const { bytes } = handles.get(handle, Descriptor).file('read');
        const start = fileOffset(offset);
        const found = bytes.subarray(start, start + Math.min(Number(BigInt.asUintN(64, length)), mostBytes));
        memory.setList(payload, found);
        memory.setU8(payload + 8, start + found.length >= bytes.length ? 1 : 0);
      }),
  },
  'wasi:filesystem/types#[method]descriptor.write': {
    does: 'Writes at a place of a file without a stream.',
    call: (host, ...[handle, address, length, offset, at]: [number, number, number, bigint, number]) =>
      writeResult(host.memory, { at, payload: 8 }, (payload) => {
        const file = host.handles.get(handle, Descriptor).file('write');
        const bytes = host.memory.slice(address, length);
        file.write(bytes, fileOffset(offset));
        file.modified = host.clock.wall();
        host.memory.setU64(payload, BigInt(bytes.length));
      }),
  },
  'wasi:filesystem/types#[method]descriptor.set-size': {
    does: 'Cuts a file off, or adds zeros.',
    call: ({ memory, handles, clock }, ...[handle, size, at]: [number, bigint, number]) =>
      writeResult(memory, { at, payload: 1 }, () => {
        const file = handles.get(handle, Descriptor).file('write');
        file.resize(fileOffset(size));
        file.modified = clock.wall();
      }),
  },
  'wasi:filesystem/types#[method]descriptor.create-directory-at': {
    does: 'Makes a folder.',
    call: (host, ...[handle, address, length, at]: PathArguments) =>
      change(host, at, () => host.files.createFolder(place(host, { handle, address, length }))),
  },
  'wasi:filesystem/types#[method]descriptor.unlink-file-at': {
    does: 'Removes a file.',
    call: (host, ...[handle, address, length, at]: PathArguments) =>
      change(host, at, () => host.files.removeFile(place(host, { handle, address, length }))),
  },
  'wasi:filesystem/types#[method]descriptor.remove-directory-at': {
    does: 'Removes an empty folder.',
    call: (host, ...[handle, address, length, at]: PathArguments) =>
      change(host, at, () => host.files.removeFolder(place(host, { handle, address, length }))),
  },
  'wasi:filesystem/types#[method]descriptor.rename-at': {
    does: 'Moves a file or folder within its writable folder.',
    call: (host, ...values: [...OldPath, ...NewPath, at: number]) => {
      const [handle, address, length, newHandle, newAddress, newLength, at] = values;
      change(host, at, () => {
        const to = { handle: newHandle, address: newAddress, length: newLength };
        host.files.rename(place(host, { handle, address, length }), place(host, to));
      });
    },
  },
  'wasi:filesystem/types#[method]descriptor.set-times': {
    does: 'Sets when a writable file was changed.',
    call: (host, ...[handle, , , , ...changed]: [number, ...NewTime, ...NewTime, number]) => {
      const [kind, seconds, nanoseconds, at] = changed;
      change(host, at, () =>
        setTime(host, host.handles.get(handle, Descriptor).node, { kind, seconds, nanoseconds }),
      );
    },
  },
  'wasi:filesystem/types#[method]descriptor.set-times-at': {
    does: 'Sets when what a path leads to was changed.',
    call: (host, ...[handle, , address, length, , , , ...changed]: SetTimesAt) => {
      const [kind, seconds, nanoseconds, at] = changed;
      change(host, at, () =>
        setTime(host, existing(place(host, { handle, address, length })), { kind, seconds, nanoseconds }),
      );
    },
  },
  'wasi:filesystem/types#[method]descriptor.link-at': { does: 'Refuses: no hard links.', call: unsupported },
  'wasi:filesystem/types#[method]descriptor.symlink-at': {
    does: 'Refuses: no symbolic links.',
    call: unsupported,
  },
  'wasi:filesystem/types#[method]descriptor.advise': { does: 'Nothing: it is all in memory.', call: nothing },
  'wasi:filesystem/types#[method]descriptor.sync': { does: 'Nothing: it is all in memory.', call: nothing },
  'wasi:filesystem/types#[method]descriptor.sync-data': {
    does: 'Nothing: it is all in memory.',
    call: nothing,
  },
};

/** One read is at most this long; the C library repeats. */
const mostBytes = 1_048_576;

type OldPath = [handle: number, address: number, length: number];
type NewPath = [handle: number, address: number, length: number];
type PathArguments = [...OldPath, at: number];
type NewTime = [kind: number, seconds: bigint, nanoseconds: number];
type SetTimesAt = [number, pathFlags: number, number, number, ...NewTime, ...NewTime, at: number];

function change({ memory }: Host, at: number, apply: () => void): void {
  writeResult(memory, { at, payload: 1 }, apply);
}

function place(
  { files, handles, memory }: Host,
  { handle, address, length }: { handle: number; address: number; length: number },
): Place {
  return files.place(handles.get(handle, Descriptor).folder(), readPath(memory, address, length));
}

function existing({ node }: Place): TreeNode {
  if (node === undefined) throw new FileError('noEntry');
  return node;
}

/** Cases of `new-timestamp`. */
const newTime = { same: 0, now: 1 } as const;

interface GivenTime {
  readonly kind: number;
  readonly seconds: bigint;
  readonly nanoseconds: number;
}

function setTime({ clock }: Host, node: TreeNode, { kind, seconds, nanoseconds }: GivenTime): void {
  if (node.quota === undefined) throw new FileError('readOnly');
  if (kind === newTime.same) return;
  const given = BigInt.asUintN(64, seconds) * 1_000_000_000n + BigInt(nanoseconds >>> 0);
  node.modified = kind === newTime.now ? clock.wall() : given;
}

function unsupported({ memory }: Host, ...values: number[]): void {
  writeResult(memory, { at: values.at(-1) ?? 0, payload: 1 }, () => {
    throw new FileError('unsupported');
  });
}

function nothing({ memory }: Host, ...values: number[]): void {
  memory.setU8(values.at(-1) ?? 0, 0);
}
