import { FileError } from './error-code.ts';
import { Resource, Token } from './handles.ts';
import type { Host, HostFunctions, OutputStream } from './host.ts';
import { Pollable } from './poll.ts';

/** Bytes to read: a file from some place on, or standard input, which is empty. */
export abstract class InputStream extends Resource {
  /** At most `length` of the bytes that follow; empty at the end. */
  abstract read(length: number): Uint8Array;
}

/** Somewhere to write to: standard output and error, or a file from some place on. */
export abstract class OutputSink extends Resource {
  /** Throws `FileError` when there is no room. `bytes` is a view: copy what is kept. */
  abstract write(host: Host, bytes: Uint8Array): void;
}

/** Standard input: at its end from the start. */
export class EmptyInput extends InputStream {
  read(): Uint8Array {
    return new Uint8Array();
  }
}

/** Standard output or error. */
export class OutputToHost extends OutputSink {
  readonly #stream: OutputStream;

  constructor(stream: OutputStream) {
    super();
    this.#stream = stream;
  }

  write(host: Host, bytes: Uint8Array): void {
    host.write(this.#stream, bytes);
  }
}

/** One write or read is at most this long; the C library repeats. */
const mostBytes = 1_048_576;

/** Streams of bytes: files in memory, the two outputs, an input that is empty. */
export const streamFunctions: HostFunctions = {
  'wasi:io/streams#[method]input-stream.read': {
    does: 'Reads on in a file; standard input is empty.',
    call: read,
  },
  'wasi:io/streams#[method]input-stream.subscribe': {
    does: 'Makes something to wait on that is always ready.',
    call: alwaysReady,
  },
  'wasi:io/streams#[method]output-stream.check-write': {
    does: 'Allows a write of up to 1 MiB.',
    call: ({ memory }, ...[, result]: [number, number]) => {
      memory.setU8(result, 0);
      memory.setU64(result + 8, BigInt(mostBytes));
    },
  },
  'wasi:io/streams#[method]output-stream.write': {
    does: 'Writes to a stream of the program or a file.',
    call: write,
  },
  'wasi:io/streams#[method]output-stream.blocking-write-and-flush': {
    does: 'Writes to a stream of the program: the last words of a panic.',
    call: write,
  },
  'wasi:io/streams#[method]output-stream.blocking-flush': {
    does: 'Nothing: a write is through when it returns.',
    call: ({ memory }, ...[, result]: [number, number]) => memory.setU8(result, 0),
  },
  'wasi:io/streams#[method]output-stream.subscribe': {
    does: 'Makes something to wait on that is always ready.',
    call: alwaysReady,
  },
  'wasi:io/streams#[resource-drop]input-stream': {
    does: 'Forgets a stream.',
    call: ({ handles }, handle: number) => handles.drop(handle),
  },
  'wasi:io/streams#[resource-drop]output-stream': {
    does: 'Forgets a stream.',
    call: ({ handles }, handle: number) => handles.drop(handle),
  },
  'wasi:io/error#[resource-drop]error': {
    does: 'Forgets the reason why a write failed.',
    call: ({ handles }, handle: number) => handles.drop(handle),
  },
};

/** `stream-error`: the case stands at 4, the handle of the reason at 8. */
const errorCase = { lastOperationFailed: 0, closed: 1 } as const;

function read({ memory, handles }: Host, ...[handle, length, result]: [number, bigint, number]): void {
  const wanted = Number(BigInt.asUintN(64, length));
  const bytes = handles.get(handle, InputStream).read(Math.min(wanted, mostBytes));
  if (bytes.length === 0 && wanted > 0) {
    memory.setU8(result, 1);
    memory.setU8(result + 4, errorCase.closed);
  } else {
    memory.setList(result + 4, bytes);
    memory.setU8(result, 0);
  }
}

function write(host: Host, ...[handle, address, length, result]: [number, number, number, number]): void {
  const { memory, handles } = host;
  try {
    handles.get(handle, OutputSink).write(host, memory.slice(address, length));
    memory.setU8(result, 0);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    memory.setU8(result, 1);
    memory.setU8(result + 4, errorCase.lastOperationFailed);
    memory.setU32(result + 8, handles.add(new Token()));
  }
}

function alwaysReady({ handles }: Host): number {
  return handles.add(new Pollable(0n));
}
