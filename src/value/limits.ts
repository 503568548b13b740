import { PungiError } from '../errors/index.ts';

/** The bounds of one program. Times are milliseconds, sizes are bytes. */
export interface Limits {
  /** Program time: elapsed, except while the program can only wait for the host. @default 10_000 */
  readonly timeMs: number;
  /** Everything but waiting for an approval. @default 60_000 */
  readonly wallMs: number;
  /** @default 256 MiB */
  readonly memoryBytes: number;
  /** Printed text; what is beyond is cut with a notice. @default 1 MiB */
  readonly outputBytes: number;
  /** Calls in all; the next one raises `sdk.LimitReached`. @default 1_000 */
  readonly calls: number;
  /** Calls at the same time; more wait. @default 64 */
  readonly concurrentCalls: number;
  /** One message through the wall. @default 16 MiB */
  readonly frameBytes: number;
  /** @default 256 KiB */
  readonly sourceBytes: number;
  /** Nesting of one value, at most 300. @default 100 */
  readonly depth: number;
  /** Variables carried to the next program of a run. @default 4 MiB */
  readonly carriedBytes: number;
  /** @default 64 MiB */
  readonly filesBytes: number;
  /** @default 16 MiB */
  readonly artifactBytes: number;
  /** How long an approval may take; then it is denied. @default 600_000 */
  readonly approvalMs: number;
}

const KiB = 1024;
const MiB = 1024 * KiB;

/** The limits of a program when its caller names none. */
export const defaultLimits: Limits = {
  timeMs: 10_000,
  wallMs: 60_000,
  memoryBytes: 256 * MiB,
  outputBytes: MiB,
  calls: 1_000,
  concurrentCalls: 64,
  frameBytes: 16 * MiB,
  sourceBytes: 256 * KiB,
  depth: 100,
  carriedBytes: 4 * MiB,
  filesBytes: 64 * MiB,
  artifactBytes: 16 * MiB,
  approvalMs: 600_000,
};

/** What the JSON parser of every guest can follow within its recursion limit. */
const largestDepth = 300;

/**
 * Fills in defaults. Throws `INVALID_OPTION` on an unknown name, on anything but a positive integer, and on a
 * depth beyond 300.
 */
export function resolveLimits(limits: Partial<Limits> = {}): Limits {
  const resolved = { ...defaultLimits };
  for (const [name, given] of Object.entries(limits)) {
    if (!Object.hasOwn(defaultLimits, name)) throw unknownLimit(name);
    if (given === undefined) continue;
    if (!Number.isSafeInteger(given) || given <= 0) throw badLimit(name, given);
    resolved[name as keyof Limits] = given;
  }
  if (resolved.depth > largestDepth) throw tooDeep(resolved.depth);
  return resolved;
}

function unknownLimit(name: string): PungiError {
  const names = Object.keys(defaultLimits).join(', ');
  return new PungiError(`Expected \`limits\` to have only ${names}; got \`${name}\`.`, {
    code: 'INVALID_OPTION',
  });
}

function tooDeep(depth: number): PungiError {
  return new PungiError(`Expected \`limits.depth\` to be at most ${largestDepth}, got ${depth} (number).`, {
    code: 'INVALID_OPTION',
  });
}

function badLimit(name: string, given: unknown): PungiError {
  const got = `${typeof given === 'string' ? JSON.stringify(given) : String(given)} (${typeof given})`;
  return new PungiError(`Expected \`limits.${name}\` to be a positive integer, got ${got}.`, {
    code: 'INVALID_OPTION',
  });
}
