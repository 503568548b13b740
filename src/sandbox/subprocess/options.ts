import { availableParallelism } from 'node:os';
import { PungiError } from '../../errors/index.ts';

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
  for (const [name, given] of Object.entries(options)) checkOption(name, given);
  return {
    python: options.python ?? null,
    packages: options.packages ?? false,
    programs: options.programs ?? availableParallelism() * 8,
    spares: options.spares ?? 2,
    bootMs: options.bootMs ?? 30_000,
  };
}

function checkOption(name: string, given: unknown): void {
  if (!Object.hasOwn(checks, name)) {
    const names = Object.keys(checks).join(', ');
    throw invalid(`Expected the options of \`subprocess\` to be ${names}; got \`${name}\`.`);
  }
  const { expected, test } = checks[name as keyof SubprocessOptions];
  if (given !== undefined && !test(given))
    throw invalid(`Expected \`${name}\` to be ${expected}, got ${shown(given)}.`);
}

interface Check {
  readonly expected: string;
  readonly test: (given: unknown) => boolean;
}

const positive: Check = { expected: 'a positive integer', test: (given) => isInteger(given, 1) };

const checks: { readonly [Name in keyof Required<SubprocessOptions>]: Check } = {
  python: { expected: 'a path or a name', test: (given) => typeof given === 'string' && given !== '' },
  packages: { expected: 'true or false', test: (given) => typeof given === 'boolean' },
  programs: positive,
  spares: { expected: 'an integer from 0', test: (given) => isInteger(given, 0) },
  bootMs: positive,
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
