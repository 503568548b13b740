import { PassThrough } from 'node:stream';
import { openLink, type RelayLink } from './link.ts';

/** Bytes as text. */
export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A link whose relay is the test. */
export interface Scene {
  readonly link: RelayLink;
  readonly fromRelay: PassThrough;
  readonly toRelay: PassThrough;
  /** A record of the relay. */
  readonly says: (tag: string, payload?: string | Uint8Array) => void;
  /** What the relay was told, as tag and size or text. */
  readonly heard: () => string[];
}

/** Makes one. */
export function scene(): Scene {
  const fromRelay = new PassThrough();
  const toRelay = new PassThrough({ highWaterMark: 10_000_000 });
  const link = openLink({ fromRelay, toRelay });
  const says = (tag: string, payload: string | Uint8Array = ''): void => {
    const head = Buffer.alloc(5);
    head.write(tag);
    head.writeUInt32LE(Buffer.byteLength(payload), 1);
    fromRelay.write(Buffer.concat([head, Buffer.from(payload)]));
  };
  const heard = (): string[] => {
    const records: string[] = [];
    for (let bytes: Buffer = toRelay.read() ?? Buffer.alloc(0); bytes.length > 0; ) {
      const end = 5 + bytes.readUInt32LE(1);
      records.push(
        `${String.fromCharCode(bytes[0] ?? 0)} ${end > 100 ? end - 5 : text(bytes.subarray(5, end))}`,
      );
      bytes = bytes.subarray(end);
    }
    return records;
  };
  return { link, fromRelay, toRelay, says, heard };
}

/** Lets streams move. */
export const turn = (): Promise<unknown> => new Promise(setImmediate);
