import { availableParallelism } from 'node:os';
import { defaultLimits } from '../../value/index.ts';
import { countFromZero, type OptionCheck, positive } from './check-options.ts';
import type { RootfsProgress } from './rootfs.ts';

/** What every rung takes that runs each program in a container of its own, whoever makes that. */
export interface ContainerOptions {
  /** Memory and swap, of which the interpreter takes some 30 MiB, and gVisor where it runs some 50 more. @default 256 MiB */
  readonly memoryBytes?: number;
  /** Processors, as 0.5. @default 0.5 */
  readonly cpus?: number;
  /** Processes and threads at the same time. @default 64 */
  readonly pids?: number;
  /** What `/tmp`, `/data`, `/out` hold; all of it is memory of the container. @default 16, 64 and 16 MiB */
  readonly tmpBytes?: number;
  readonly dataBytes?: number;
  readonly outBytes?: number;
  /** Programs at the same time; more wait. @default 4 for each processor */
  readonly programs?: number;
  /** Containers kept ready, so that a program waits for no start. @default 2 */
  readonly spares?: number;
  /** How long a container may take to come up, milliseconds. @default 30_000 */
  readonly bootMs?: number;
  /** Told while its files are made, which takes some seconds once. Must not throw. */
  readonly onProgress?: (progress: RootfsProgress) => void;
}

const MiB = 1024 * 1024;

/** Nothing left open. */
export function containerDefaults(): Required<ContainerOptions> {
  return {
    ...{ memoryBytes: defaultLimits.memoryBytes, cpus: 0.5, pids: 64 },
    ...{ tmpBytes: 16 * MiB, dataBytes: defaultLimits.filesBytes, outBytes: defaultLimits.artifactBytes },
    ...{ programs: availableParallelism() * 4, spares: 2, bootMs: 30_000, onProgress: () => {} },
  };
}

/** Of how much a container may take. */
export const sizeChecks: Record<
  'memoryBytes' | 'cpus' | 'pids' | 'tmpBytes' | 'dataBytes' | 'outBytes',
  OptionCheck
> = {
  memoryBytes: positive,
  cpus: {
    expected: 'a positive number',
    test: (given) => typeof given === 'number' && given > 0 && given < 1e6,
  },
  pids: positive,
  tmpBytes: positive,
  dataBytes: positive,
  outBytes: positive,
};

/** Of how many there are, and how they are made. */
export const poolChecks: Record<'programs' | 'spares' | 'bootMs' | 'onProgress', OptionCheck> = {
  programs: positive,
  spares: countFromZero,
  bootMs: positive,
  onProgress: { expected: 'a function', test: (given) => typeof given === 'function' },
};

/** The options that were given: an undefined one is none. */
export function givenOf<Options extends object>(options: Options): Partial<Options> {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as Partial<Options>;
}
