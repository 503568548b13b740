import { Writable } from 'node:stream';
import { malformedRecord, recordBytes } from './record.ts';

/** How many bytes are on their way to the guest at most: what the relay may have to hold. */
const windowBytes = 4 * recordBytes;

/** Frames to a guest behind a relay. A chunk counts as written when the last of it is on its way. */
export class ToGuest extends Writable {
  readonly #send: (payload: Uint8Array) => void;
  #onItsWay = 0;
  #waiting: Uint8Array = new Uint8Array();
  #written: (() => void) | null = null;

  constructor(send: (payload: Uint8Array) => void) {
    super({ decodeStrings: false });
    this.#send = send;
  }

  override _write(chunk: Uint8Array, _: string, written: () => void): void {
    this.#waiting = chunk;
    this.#written = written;
    this.#pass();
  }

  /** What the relay says the guest took, as it says it. Throws `MALFORMED_FRAME` where it was not so much. */
  taken(text: string): void {
    const bytes = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(bytes <= this.#onItsWay))
      throw malformedRecord(
        `Expected at most ${this.#onItsWay} bytes to be taken, got ${JSON.stringify(text)}.`,
      );
    this.#onItsWay -= bytes;
    this.#pass();
  }

  #pass(): void {
    while (this.#waiting.length > 0 && this.#onItsWay < windowBytes) {
      const payload = this.#waiting.subarray(0, Math.min(recordBytes, windowBytes - this.#onItsWay));
      this.#waiting = this.#waiting.subarray(payload.length);
      this.#onItsWay += payload.length;
      this.#send(payload);
    }
    if (this.#waiting.length > 0) return;
    const written = this.#written;
    this.#written = null;
    written?.();
  }
}
