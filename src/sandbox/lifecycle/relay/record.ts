import { PungiError } from '../../../errors/index.ts';

/** What is said to a relay: frames, a file's path, its bytes, the last file, kill, collect, make room. */
export type TagToRelay = 'F' | 'N' | 'D' | 'L' | 'K' | 'C' | 'R';

const tagsFromRelay = ['F', 'O', 'E', 'T', 'L', 'X', 'N', 'D', 'W', 'C'] as const;

/** What a relay says: frames, stdout, stderr, frames taken, files laid, the end; a file, its bytes, a refusal, all. */
export type TagFromRelay = (typeof tagsFromRelay)[number];

/** The most that one record carries. */
export const recordBytes = 65_536;

const headBytes = 5;

/** One record: a byte of tag, four of length, little-endian, and the payload. */
export function packRecord(tag: TagToRelay, payload: Uint8Array = new Uint8Array()): Uint8Array {
  const record = new Uint8Array(headBytes + payload.length);
  record[0] = tag.charCodeAt(0);
  new DataView(record.buffer).setUint32(1, payload.length, true);
  record.set(payload, headBytes);
  return record;
}

/** Takes a stream of records apart. */
export interface Unpacker {
  /** Takes the next bytes. Throws `MALFORMED_FRAME` on what is no record; then nothing more is read. */
  push(chunk: Uint8Array): void;
}

/** Hands each whole record to `onRecord`. A length is checked before anything after it is kept. */
export function createUnpacker(onRecord: (tag: TagFromRelay, payload: Uint8Array) => void): Unpacker {
  let rest: Uint8Array = new Uint8Array();
  return {
    push(chunk) {
      let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      for (let size = sizeOf(bytes); size <= bytes.length; size = sizeOf(bytes)) {
        onRecord(tagOf(bytes), bytes.subarray(headBytes, size));
        bytes = bytes.subarray(size);
      }
      rest = bytes;
    },
  };
}

/** How many bytes the first record takes; more than any has while that is not known. */
function sizeOf(bytes: Uint8Array): number {
  if (bytes.length < headBytes) return Number.POSITIVE_INFINITY;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1, true);
  if (length > recordBytes)
    throw malformedRecord(`Expected a record of at most ${recordBytes} bytes, got one of ${length}.`);
  return headBytes + length;
}

function tagOf(bytes: Uint8Array): TagFromRelay {
  const code = bytes[0] ?? 0;
  const tag = tagsFromRelay.find((known) => known.charCodeAt(0) === code);
  if (tag === undefined) throw malformedRecord(`Expected a record of a known kind, got ${code}.`);
  return tag;
}

/** What was said is nothing that a relay of ours says. */
export function malformedRecord(message: string): PungiError {
  return new PungiError(message, { code: 'MALFORMED_FRAME' });
}
