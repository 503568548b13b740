import type { WasmMemory } from '../web-assembly.ts';

/** Larger sizes would wrap around on their way into the guest, and the room be smaller than asked for. */
const mostBytes = 0xffff_ffff;

const decoder = new TextDecoder();

/** `cabi_realloc`: room in the guest's memory, at the address it returns. Traps when there is none. */
export type Realloc = (...room: [old: number, oldSize: number, align: number, size: number]) => number;

/**
 * The guest's linear memory as the host functions read and write it. Addresses come from hostile code:
 * one outside the memory throws RangeError, which ends the program as a trap and touches nothing else.
 */
export class GuestMemory {
  readonly #memory: WasmMemory;
  readonly #realloc: Realloc;
  #bytes: Uint8Array<ArrayBuffer>;
  #view: DataView;

  constructor(memory: WasmMemory, realloc: Realloc) {
    this.#memory = memory;
    this.#realloc = realloc;
    this.#bytes = new Uint8Array(memory.buffer);
    this.#view = new DataView(memory.buffer);
  }

  /** All of it. Growth detaches what was returned before. */
  get bytes(): Uint8Array<ArrayBuffer> {
    if (this.#bytes.buffer !== this.#memory.buffer) this.#attach();
    return this.#bytes;
  }

  /** A view, not a copy: read it before anything runs in the guest again. */
  slice(address: number, length: number): Uint8Array<ArrayBuffer> {
    const start = address >>> 0;
    const end = start + (length >>> 0);
    if (end > this.bytes.length) {
      throw new RangeError(`Expected ${length} bytes inside the memory, got address ${start}.`);
    }
    return this.bytes.subarray(start, end);
  }

  text(address: number, length: number): string {
    return decoder.decode(this.slice(address, length));
  }

  u32(address: number): number {
    return this.#current().getUint32(address >>> 0, true);
  }

  setU8(address: number, value: number): void {
    this.#current().setUint8(address >>> 0, value);
  }

  setU32(address: number, value: number): void {
    this.#current().setUint32(address >>> 0, value, true);
  }

  setU64(address: number, value: bigint): void {
    this.#current().setBigUint64(address >>> 0, value, true);
  }

  /** Address of new room that the guest frees, 0 for none. Traps when the guest has no memory left. */
  allocate(size: number, align = 1): number {
    if (size > mostBytes) throw new RangeError(`Expected a size of 32 bits, got ${size}.`);
    return size === 0 ? 0 : this.#realloc(0, 0, align, size) >>> 0;
  }

  /** Lets the guest have room again that nobody reads any more; of it stays what a later `free` of it needs. */
  giveBack(address: number, size: number): void {
    if (size > 0) this.#realloc(address, size, 1, 1);
  }

  /** Writes a list or string: its bytes into new room, its address and length at `result`. */
  setList(result: number, bytes: Uint8Array): void {
    const address = this.allocate(bytes.length);
    this.bytes.set(bytes, address);
    this.setU32(result, address);
    this.setU32(result + 4, bytes.length);
  }

  #current(): DataView {
    if (this.#view.buffer !== this.#memory.buffer) this.#attach();
    return this.#view;
  }

  #attach(): void {
    this.#bytes = new Uint8Array(this.#memory.buffer);
    this.#view = new DataView(this.#memory.buffer);
  }
}
