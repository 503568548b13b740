import type { MessagePort } from 'node:worker_threads';
import type { Image } from '../host/image.ts';
import type { WasmModule } from '../web-assembly.ts';
import type { SharedMemory } from './shared-memory.ts';

/** What a worker is started with. */
export interface BootData {
  readonly shared: SharedMemory;
  /** Brings what a program is given, and takes what it leaves: too large or too varied for shared memory. */
  readonly port: MessagePort;
  /** Whether each program gets a new interpreter instead of a restored one. */
  readonly fresh: boolean;
}

/** What it runs: posted to it, so that it loads its code while the module is still being compiled. */
export interface Engine {
  readonly module: WasmModule;
  /** Where every program starts. Without it the worker makes it. */
  readonly start: StartingPoint | undefined;
}

/** The state in which a program finds its interpreter; made once, and shared by all workers of a module. */
export interface StartingPoint {
  readonly image: Image;
  /** What the guest answered to the empty request that made it ready: which guest it is. */
  readonly greeting: Uint8Array;
}

/** What a worker says when it has started: once, before anything else. */
export type BootMessage =
  | { readonly kind: 'ready'; readonly start: StartingPoint }
  | { readonly kind: 'unsealed'; readonly abilities: readonly string[] };
