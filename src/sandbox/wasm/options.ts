import { availableParallelism } from 'node:os';
import { checkOptions, countFromZero, type OptionCheck, positive } from '../lifecycle/check-options.ts';
import type { BuildProgress } from './build/build.ts';

/** What `wasm` takes. */
export interface WasmOptions {
  /**
   * `restored`: an interpreter whose whole memory is set back after each program. `fresh`: a new one for each
   * program, some milliseconds slower. @default 'restored'
   */
  readonly isolation?: 'restored' | 'fresh';
  /**
   * Programs at the same time; more wait. Each has a thread and about 60 MB. Those whose limits of memory, output
   * and frames differ need workers of their own, and are counted apart. @default 4 for each processor
   */
  readonly programs?: number;
  /** Interpreters kept ready, so that a program waits for no start. @default 1 */
  readonly spares?: number;
  /** Told of each step when the image has to be built first, which takes a minute. Must not throw. */
  readonly onProgress?: (progress: BuildProgress) => void;
}

/** The options with nothing left open. */
export type ResolvedOptions = Required<WasmOptions>;

/** Fills in defaults. Throws `INVALID_OPTION` on an unknown name and on a wrong type. */
export function resolveOptions(options: WasmOptions): ResolvedOptions {
  checkOptions('wasm', options, checks);
  return {
    isolation: options.isolation ?? 'restored',
    programs: options.programs ?? availableParallelism() * 4,
    spares: options.spares ?? 1,
    onProgress: options.onProgress ?? (() => {}),
  };
}

const checks: { readonly [Name in keyof Required<WasmOptions>]: OptionCheck } = {
  isolation: {
    expected: "'restored' or 'fresh'",
    test: (given) => given === 'restored' || given === 'fresh',
  },
  programs: positive,
  spares: countFromZero,
  onProgress: { expected: 'a function', test: (given) => typeof given === 'function' },
};
