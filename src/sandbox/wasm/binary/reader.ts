import { PungiError } from '../../../errors/index.ts';

const text = new TextDecoder('utf-8', { fatal: true });

/** Walks through bytes in the WebAssembly binary format. Every method moves past what it returned. */
export class Reader {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, at = 0, end: number = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  byte(): number {
    const byte = this.at < this.end ? this.bytes[this.at] : undefined;
    if (byte === undefined) throw malformed('a byte', 'the end', this.at);
    this.at += 1;
    return byte;
  }

  /** An unsigned 32-bit number in LEB128. */
  u32(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw malformed('an unsigned 32-bit number', 'more than 5 bytes', this.at);
  }

  /** The next `length` bytes: a view, not a copy. */
  take(length: number): Uint8Array {
    if (this.at + length > this.end) {
      throw malformed(`${length} bytes`, `${this.end - this.at}`, this.at);
    }
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name(): string {
    return text.decode(this.take(this.u32()));
  }

  /** A length and as many items. */
  list<Item>(item: () => Item): Item[] {
    return Array.from({ length: this.u32() }, item);
  }
}

function malformed(expected: string, got: string, at: number): PungiError {
  return new PungiError(`Expected ${expected} at byte ${at} of a WebAssembly binary, got ${got}.`, {
    code: 'IMAGE_BROKEN',
  });
}
