import { availableParallelism } from 'node:os';
import { checkOptions, countFromZero, type OptionCheck, positive } from '../lifecycle/check-options.ts';

/** What `subprocess` takes. */
export interface SubprocessOptions {
  /** The interpreter, 3.11 or newer: a path, or a name on the path. @default the first usable `python3` */
  readonly python?: string;
  /** Whether programs can import the third-party packages of that interpreter. @default false */
  readonly packages?: boolean;
  /** Programs at the same time; more wait. @default 8 for each processor */
  readonly programs?: number;
  /** Guests kept ready, so that a program waits for no start. @default 2 */
  readonly spares?: number;
  /** How long a guest may take to come up, milliseconds. @default 30_000 */
  readonly bootMs?: number;
}

/** The options with nothing left open. */
export interface ResolvedOptions {
  readonly python: string | null;
  readonly packages: boolean;
  readonly programs: number;
  readonly spares: number;
  readonly bootMs: number;
}

/** Fills in defaults. Throws `INVALID_OPTION` on an unknown name and on a wrong type. */
export function resolveOptions(options: SubprocessOptions): ResolvedOptions {
  checkOptions('subprocess', options, checks);
  return {
    python: options.python ?? null,
    packages: options.packages ?? false,
    programs: options.programs ?? availableParallelism() * 8,
    spares: options.spares ?? 2,
    bootMs: options.bootMs ?? 30_000,
  };
}

const checks: { readonly [Name in keyof Required<SubprocessOptions>]: OptionCheck } = {
  python: { expected: 'a path or a name', test: (given) => typeof given === 'string' && given !== '' },
  packages: { expected: 'true or false', test: (given) => typeof given === 'boolean' },
  programs: positive,
  spares: countFromZero,
  bootMs: positive,
};
