import { Readable } from 'node:stream';
import { malformedRecord } from '../lifecycle/relay/record.ts';

const headBytes = 8;

/**
 * Splits what an engine sends of a container: eight bytes with the number of a stream and, big-endian, a
 * length; then so many bytes.
 */
export class Stdcopy {
  readonly #onChunk: (stream: 'stdout' | 'stderr', bytes: Uint8Array) => void;
  #head: Uint8Array = new Uint8Array();
  #stream: 'stdout' | 'stderr' = 'stdout';
  #left = 0;

  /** `onChunk` gets each piece as it comes. */
  constructor(onChunk: (stream: 'stdout' | 'stderr', bytes: Uint8Array) => void) {
    this.#onChunk = onChunk;
  }

  /** Takes the next bytes. Throws `MALFORMED_FRAME` on a stream that there is not. */
  push(chunk: Uint8Array): void {
    for (let rest = chunk; rest.length > 0; )
      rest = rest.subarray(this.#left > 0 ? this.#takeBody(rest) : this.#takeHead(rest));
  }

  #takeBody(rest: Uint8Array): number {
    const taken = rest.subarray(0, this.#left);
    this.#left -= taken.length;
    this.#onChunk(this.#stream, taken);
    return taken.length;
  }

  #takeHead(rest: Uint8Array): number {
    const taken = rest.subarray(0, headBytes - this.#head.length);
    this.#head = Buffer.concat([this.#head, taken]);
    if (this.#head.length === headBytes) this.#begin(this.#head);
    return taken.length;
  }

  #begin(head: Uint8Array): void {
    if (head[0] !== 1 && head[0] !== 2) throw malformedRecord(`Expected stream 1 or 2, got ${head[0]}.`);
    this.#stream = head[0] === 1 ? 'stdout' : 'stderr';
    this.#left = new DataView(head.buffer, head.byteOffset).getUint32(4);
    this.#head = new Uint8Array();
  }
}

/** The stdout of a container as a stream, and its stderr told; what the stream holds up, the engine is held up. */
export function demultiplex(source: Readable, onError: (bytes: Uint8Array) => void): Readable {
  const stdout = new Readable({ read: () => void source.resume() });
  const splitter = new Stdcopy((stream, bytes) => {
    if (stream === 'stderr') onError(bytes);
    else if (!stdout.push(bytes)) source.pause();
  });
  source.on('data', (chunk: Uint8Array) => {
    try {
      splitter.push(chunk);
    } catch (error) {
      source.destroy(error as Error);
    }
  });
  source.once('close', () => stdout.push(null));
  source.on('error', () => {}); // a close follows
  return stdout;
}
