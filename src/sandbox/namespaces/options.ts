import { availableParallelism } from 'node:os';
import { checkOptions, countFromZero, type OptionCheck, positive } from '../lifecycle/check-options.ts';

/** What `namespaces` takes. */
export interface NamespacesOptions {
  /**
   * The interpreter, 3.11 or newer: a path, or a name on the path. As root it must be readable by others.
   * @default the first usable `python3`
   */
  readonly python?: string;
  /**
   * Whether programs can import the third-party packages of that interpreter; the names of those that are
   * imported ahead, so that no program waits for them. @default false
   */
  readonly packages?: boolean | readonly string[];
  /** Programs at the same time; more wait. @default 8 for each processor */
  readonly programs?: number;
  /** Guests kept ready, so that a program waits for no start. @default 4 */
  readonly spares?: number;
  /** What `/tmp` and `/out` may hold, each, bytes. @default 32 MiB */
  readonly storageBytes?: number;
  /** How long the first guest may take to come up, milliseconds. @default 30_000 */
  readonly bootMs?: number;
}

/** The options with nothing left open. */
export interface ResolvedOptions {
  readonly python: string | null;
  readonly packages: boolean;
  /** Packages that are imported ahead. */
  readonly preload: readonly string[];
  readonly programs: number;
  readonly spares: number;
  readonly storageBytes: number;
  readonly bootMs: number;
}

/** Fills in defaults. Throws `INVALID_OPTION` on an unknown name and on a wrong type. */
export function resolveOptions(options: NamespacesOptions): ResolvedOptions {
  checkOptions('namespaces', options, checks);
  const { packages = false } = options;
  return {
    python: options.python ?? null,
    packages: packages !== false,
    preload: typeof packages === 'boolean' ? [] : packages,
    programs: options.programs ?? availableParallelism() * 8,
    spares: options.spares ?? 4,
    storageBytes: options.storageBytes ?? 32 * 1024 * 1024,
    bootMs: options.bootMs ?? 30_000,
  };
}

const moduleName = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;

function arePackages(given: unknown): boolean {
  if (typeof given === 'boolean') return true;
  return Array.isArray(given) && given.every((name) => typeof name === 'string' && moduleName.test(name));
}

const checks: { readonly [Name in keyof Required<NamespacesOptions>]: OptionCheck } = {
  python: { expected: 'a path or a name', test: (given) => typeof given === 'string' && given !== '' },
  packages: { expected: 'true, false or names of modules', test: arePackages },
  programs: positive,
  spares: countFromZero,
  storageBytes: positive,
  bootMs: positive,
};
