import { PungiError } from '../../../errors/index.ts';
import { engine, type WasmGlobal, type WasmMemory, type WasmModule } from '../web-assembly.ts';
import { Descriptor, descriptorFlag } from './files/descriptor.ts';
import { GuestEnd, GuestExit, GuestFault } from './guest-fault.ts';
import { GuestMemory, type Realloc } from './guest-memory.ts';
import { Handles, standardHandles, Token } from './handles.ts';
import type { Host, Surroundings } from './host.ts';
import { type Image, type Patch, restoreMemory, takeImage, takePatch } from './image.ts';
import { imports } from './imports.ts';
import { EmptyInput, OutputToHost } from './streams.ts';

/** How a request ended. After all but `returned` the interpreter must be restored or thrown away. */
export type RunEnd =
  | { readonly kind: 'returned'; readonly reply: Uint8Array }
  /** `Surroundings.call` answered null. */
  | { readonly kind: 'ended' }
  /** It left by the process's exit; `failed` is all that is known of its status. */
  | { readonly kind: 'exited'; readonly failed: boolean }
  /** WebAssembly stopped it: stack overflow, a crash of the interpreter, no memory where it had to be. */
  | { readonly kind: 'trapped'; readonly error: Error };

/** One CPython in its own linear memory. Runs one request at a time, on the calling thread. */
export interface Interpreter {
  /** All of the memory. Replaced when it grows: do not keep it. */
  readonly memory: Uint8Array;
  readonly stackPointer: number;
  /** Blocks until the program ends. Throws only when it is in no state to run: that is a mistake of the caller. */
  run(request: Uint8Array, surroundings: Surroundings): RunEnd;
  /** Its whole state, to which `restore` brings any interpreter of the same module back. */
  snapshot(): Image;
  /** What its state has beyond an image; null where that cannot be told, since the memory has grown. */
  beyond(image: Image): Patch | null;
  /** Forgets every program since the image. `false` when the memory has grown: then retire it instead. */
  restore(image: Image, beyond?: Patch): boolean;
}

/** What `build/link.ts` lets the image export. */
interface Guest {
  readonly memory: WasmMemory;
  readonly stack_pointer: WasmGlobal;
  readonly run: (address: number, length: number) => number;
  readonly run_done: (result: number) => void;
  readonly realloc: Realloc;
  readonly libc_realloc: Realloc;
}

/**
 * Makes an interpreter of the image. Nothing of the host is given to it here: whatever a program can reach
 * comes with `run`. Throws what the engine throws when the module is not the image.
 */
export function instantiate(module: WasmModule): Interpreter {
  return new Instance(module);
}

class Instance implements Interpreter {
  readonly #guest: Guest;
  readonly #memory: GuestMemory;
  #host: Host | undefined;
  #state: 'ready' | 'running' | 'broken' = 'ready';
  #openHandles = 0;

  constructor(module: WasmModule) {
    const host = Object.fromEntries(
      Object.entries(imports).map(([name, { call }]) => [
        name,
        (...values: never[]) => call(this.#reachable(name), ...values),
      ]),
    );
    this.#guest = new engine.Instance(module, { host }).exports as unknown as Guest;
    this.#memory = new GuestMemory(this.#guest.memory, this.#guest.libc_realloc);
  }

  get memory(): Uint8Array {
    return this.#memory.bytes;
  }

  get stackPointer(): number {
    return this.#guest.stack_pointer.value;
  }

  run(request: Uint8Array, surroundings: Surroundings): RunEnd {
    this.#expectReady();
    const handles = standard(surroundings);
    const allocateReply = (size: number) => this.#guest.realloc(0, 0, 1, size);
    this.#host = { ...surroundings, handles, memory: this.#memory, allocateReply };
    this.#state = 'running';
    let end: RunEnd | undefined;
    try {
      end = { kind: 'returned', reply: this.#exchange(request) };
    } catch (error) {
      end = endOf(error);
    } finally {
      this.#host = undefined;
      this.#openHandles = handles.open;
      this.#state = end?.kind === 'returned' ? 'ready' : 'broken';
    }
    return end;
  }

  snapshot(): Image {
    this.#expectReady();
    if (this.#openHandles > 0) {
      throw new PungiError(
        `Expected no open file or stream when the image is taken, got ${this.#openHandles}.`,
        { code: 'IMAGE_BROKEN' },
      );
    }
    return takeImage(this.memory, this.stackPointer);
  }

  beyond(image: Image): Patch | null {
    this.#expectReady();
    const isSame = this.memory.length === image.bytes.length && this.stackPointer === image.stackPointer;
    return isSame && this.#openHandles === 0 ? takePatch(this.memory, image) : null;
  }

  restore(image: Image, beyond?: Patch): boolean {
    if (!restoreMemory(this.memory, image, beyond)) return false;
    this.#guest.stack_pointer.value = image.stackPointer;
    this.#state = 'ready';
    return true;
  }

  #exchange(request: Uint8Array): Uint8Array {
    const address = request.length === 0 ? 0 : this.#guest.realloc(0, 0, 1, request.length) >>> 0;
    this.#memory.bytes.set(request, address);
    const result = this.#guest.run(address, request.length);
    const reply = this.#memory.slice(this.#memory.u32(result), this.#memory.u32(result + 4)).slice();
    this.#guest.run_done(result);
    return reply;
  }

  #reachable(name: string): Host {
    if (this.#host === undefined) throw new GuestFault(`${name} asked while no program runs`);
    return this.#host;
  }

  #expectReady(): void {
    if (this.#state === 'ready') return;
    throw new PungiError(`Expected an interpreter that is ready, got one that is ${this.#state}.`, {
      code: 'INVALID_OPTION',
    });
  }
}

/** What the C library may hold since before the image was taken. */
function standard({ files }: Surroundings): Handles {
  return new Handles([
    [standardHandles.stdin, new EmptyInput()],
    [standardHandles.stdout, new OutputToHost('stdout')],
    [standardHandles.stderr, new OutputToHost('stderr')],
    [standardHandles.root, new Descriptor(files.root, descriptorFlag.read)],
    [standardHandles.network, new Token()],
  ]);
}

/** A mistake of our own, or of `Surroundings`, is none of the guest's ends: it is thrown on. */
function endOf(error: unknown): RunEnd {
  if (error instanceof GuestEnd) return { kind: 'ended' };
  if (error instanceof GuestExit) return { kind: 'exited', failed: error.failed };
  const trapped =
    error instanceof engine.RuntimeError || error instanceof RangeError || error instanceof GuestFault;
  if (!trapped) throw error;
  return { kind: 'trapped', error };
}
