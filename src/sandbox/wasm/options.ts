import { availableParallelism } from 'node:os';
import { PungiError } from '../../errors/index.ts';
import type { BuildProgress } from './build/build.ts';

/** What `wasm` takes. */
export interface WasmOptions {
  /**
   * `restored`: an interpreter whose whole memory is set back after each program. `fresh`: a new one for each
   * program, some milliseconds slower. @default 'restored'
   */
  readonly isolation?: 'restored' | 'fresh';
  /** Programs at the same time; more wait. Each has a thread and about 60 MB. @default 4 for each processor */
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
  for (const [name, given] of Object.entries(options)) checkOption(name, given);
  return {
    isolation: options.isolation ?? 'restored',
    programs: options.programs ?? availableParallelism() * 4,
    spares: options.spares ?? 1,
    onProgress: options.onProgress ?? (() => {}),
  };
}

function checkOption(name: string, given: unknown): void {
  if (!Object.hasOwn(checks, name)) {
    const names = Object.keys(checks).join(', ');
    throw invalid(`Expected the options of \`wasm\` to be ${names}; got \`${name}\`.`);
  }
  const { expected, test } = checks[name as keyof WasmOptions];
  if (given !== undefined && !test(given))
    throw invalid(`Expected \`${name}\` to be ${expected}, got ${shown(given)}.`);
}

interface Check {
  readonly expected: string;
  readonly test: (given: unknown) => boolean;
}

const checks: { readonly [Name in keyof Required<WasmOptions>]: Check } = {
  isolation: {
    expected: "'restored' or 'fresh'",
    test: (given) => given === 'restored' || given === 'fresh',
  },
  programs: { expected: 'a positive integer', test: (given) => isInteger(given, 1) },
  spares: { expected: 'an integer from 0', test: (given) => isInteger(given, 0) },
  onProgress: { expected: 'a function', test: (given) => typeof given === 'function' },
};

function isInteger(given: unknown, least: number): boolean {
  return Number.isSafeInteger(given) && (given as number) >= least;
}

function shown(given: unknown): string {
  return `${typeof given === 'string' ? JSON.stringify(given) : String(given)} (${typeof given})`;
}

function invalid(message: string): PungiError {
  return new PungiError(message, { code: 'INVALID_OPTION' });
}
