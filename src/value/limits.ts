import { gotText, invalidOption, type PungiError, unknownName } from '../errors/index.ts';

/** The bounds of one program. Times are milliseconds, sizes are bytes. */
export interface Limits {
  /** Program time: elapsed, except while the program can only wait for the host. @default 10_000 */
  readonly timeMs: number;
  /** Everything but waiting for an approval. @default 60_000 */
  readonly wallMs: number;
  /** What the program may hold; inputs and results of its calls, which the host keeps, count apart. @default 256 MiB */
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

/** Beyond it setTimeout runs at once: a limit of a month would end every program as it begins. */
const longestMs = 2 ** 31 - 1;

/** The largest values of limits that cannot be any number; a deeper value no JSON parser of a guest follows. */
const largest: Partial<Limits> = {
  timeMs: longestMs,
  wallMs: longestMs,
  approvalMs: longestMs,
  depth: 300,
};

/**
 * Fills in defaults. Throws `INVALID_OPTION` on an unknown name, on anything but a positive integer, and on one
 * that is too large.
 */
export function resolveLimits(limits: Partial<Limits> = {}): Limits {
  if (typeof limits !== 'object' || limits === null) throw wrong('limits', 'an object', limits);
  const resolved = { ...defaultLimits };
  for (const [name, given] of Object.entries(limits)) {
    if (!isLimit(name)) throw invalidOption(unknownName(name, Object.keys(defaultLimits), 'limits.'));
    if (given !== undefined) resolved[name] = checkLimit(name, given);
  }
  return resolved;
}

function isLimit(name: string): name is keyof Limits {
  return Object.hasOwn(defaultLimits, name);
}

function checkLimit(name: keyof Limits, given: number): number {
  const most = largest[name] ?? Number.MAX_SAFE_INTEGER;
  if (!Number.isSafeInteger(given) || given <= 0) throw wrong(`limits.${name}`, 'a positive integer', given);
  if (given > most) throw wrong(`limits.${name}`, `at most ${most}`, given);
  return given;
}

function wrong(path: string, expected: string, given: unknown): PungiError {
  return invalidOption(`Expected \`${path}\` to be ${expected}, got ${gotText(given)}.`);
}
