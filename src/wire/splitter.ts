import { malformedFrame } from './guards/malformed-frame.ts';

const headerBytes = 4;

/** Cuts a stream of bytes into frames: four bytes, little-endian, the length; then the text. */
export interface Splitter {
  /** Takes the next bytes. Throws `MALFORMED_FRAME` on a length no frame has; then nothing more is read. */
  push(chunk: Uint8Array): void;
}

/**
 * Makes a splitter that hands each whole frame to `onFrame`. A length is checked before any byte after it is
 * kept, so that a header of `ff ff ff ff` makes the host hold nothing.
 */
export function createSplitter(frameBytes: number, onFrame: (frame: Uint8Array) => void): Splitter {
  return new FrameSplitter(frameBytes, onFrame);
}

class FrameSplitter implements Splitter {
  readonly #frameBytes: number;
  readonly #onFrame: (frame: Uint8Array) => void;
  readonly #header: Uint8Array = new Uint8Array(headerBytes);
  #filled = 0;
  /** The frame being read, null while its header is. Its chunks are joined once, when the last is there. */
  #body: Uint8Array[] | null = null;
  #missing = 0;

  constructor(frameBytes: number, onFrame: (frame: Uint8Array) => void) {
    this.#frameBytes = frameBytes;
    this.#onFrame = onFrame;
  }

  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; )
      at +=
        this.#body === null ? this.#takeHeader(chunk, at) : this.#takeBody(this.#body, chunk.subarray(at));
  }

  #takeHeader(chunk: Uint8Array, at: number): number {
    const taken = chunk.subarray(at, at + headerBytes - this.#filled);
    this.#header.set(taken, this.#filled);
    this.#filled += taken.length;
    if (this.#filled === headerBytes) this.#begin();
    return taken.length;
  }

  #begin(): void {
    const length = new DataView(this.#header.buffer).getUint32(0, true);
    if (length === 0 || length > this.#frameBytes)
      throw malformedFrame(`Expected a frame of 1 to ${this.#frameBytes} bytes, got one of ${length}.`);
    this.#body = [];
    this.#missing = length;
    this.#filled = 0;
  }

  #takeBody(body: Uint8Array[], rest: Uint8Array): number {
    const taken = rest.subarray(0, this.#missing);
    body.push(taken);
    this.#missing -= taken.length;
    if (this.#missing > 0) return taken.length;
    this.#body = null;
    this.#onFrame(join(body));
    return taken.length;
  }
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  if (chunks.length === 1 && first) return first;
  const joined = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}

/** A frame as the stream carries it. */
export function withLength(text: string): Uint8Array {
  const body = new TextEncoder().encode(text);
  const framed = new Uint8Array(headerBytes + body.length);
  new DataView(framed.buffer).setUint32(0, body.length, true);
  framed.set(body, headerBytes);
  return framed;
}
