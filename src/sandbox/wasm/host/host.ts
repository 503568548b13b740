import type { Clock } from './clock.ts';
import type { FileTree } from './files/tree.ts';
import type { GuestMemory } from './guest-memory.ts';
import type { Handles } from './handles.ts';
import type { Random } from './random.ts';

/** Which of its two streams a program wrote to. */
export type OutputStream = 'stdout' | 'stderr';

/** All that one program can reach. Made for it and dropped with it, so that nothing outlives it on this side. */
export interface Surroundings {
  readonly clock: Clock;
  readonly random: Random;
  readonly files: FileTree;
  /** Told of each write as it happens. `bytes` is a view on the guest's memory: copy it before returning. */
  readonly write: (stream: OutputStream, bytes: Uint8Array) => void;
  /**
   * Answers one frame, while the program waits. `frame` is a view on the guest's memory, and hostile.
   * `null` ends the program at this very call: nothing of it runs any more.
   */
  readonly call: (frame: Uint8Array) => Uint8Array | null;
}

/** What a host function works on. */
export interface Host extends Surroundings {
  readonly memory: GuestMemory;
  readonly handles: Handles;
  /** The allocator for what `call` returns, which another part of the guest frees than the C library. */
  readonly allocateReply: (size: number) => number;
}

/** A function that the image imports: what it does, in one line, and how. */
export interface HostFunction {
  readonly does: string;
  /** Takes and returns core WebAssembly numbers, as the canonical ABI lays out its WIT type. */
  readonly call: (host: Host, ...values: never[]) => unknown;
}

/** Host functions by the name under which the image imports them: interface, `#`, function. */
export type HostFunctions = { readonly [name: string]: HostFunction };
