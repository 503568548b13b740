import { availableParallelism } from 'node:os';
import { defaultLimits } from '../../value/index.ts';
import { checkOptions, countFromZero, type OptionCheck, positive } from '../lifecycle/check-options.ts';
import type { RootfsProgress } from '../lifecycle/rootfs.ts';

/** What `gvisor` takes. */
export interface GvisorOptions {
  /** The program `runsc`: a path. @default found on the path, else in the user's cache folder */
  readonly runsc?: string;
  /** The Python of this machine that programs run on. @default `python3` */
  readonly python?: string;
  /** Whether it runs without the rights of root; memory is then capped for each process only. @default as this process */
  readonly rootless?: boolean;
  /** How system calls are caught. @default 'systrap' */
  readonly platform?: 'systrap' | 'ptrace' | 'kvm';
  /** Memory of a sandbox, of which gVisor and the interpreter take some 80 MiB. @default 256 MiB */
  readonly memoryBytes?: number;
  /** Processors, as 0.5. @default 0.5 */
  readonly cpus?: number;
  /** Processes and threads at the same time. @default 64 */
  readonly pids?: number;
  /** What `/tmp`, `/data`, `/out` hold; all of it is memory of the sandbox. @default 16, 64 and 16 MiB */
  readonly tmpBytes?: number;
  readonly dataBytes?: number;
  readonly outBytes?: number;
  /** Programs at the same time; more wait. @default 4 for each processor */
  readonly programs?: number;
  /** Sandboxes kept ready, so that a program waits for no start. @default 2 */
  readonly spares?: number;
  /** How long a sandbox may take to come up, milliseconds. @default 30_000 */
  readonly bootMs?: number;
  /** Told while its files are made, which takes some seconds once. Must not throw. */
  readonly onProgress?: (progress: RootfsProgress) => void;
}

/** The options with nothing left open. */
export interface ResolvedOptions extends Required<Omit<GvisorOptions, 'runsc' | 'python'>> {
  readonly runsc: string | null;
  readonly python: string | null;
}

const MiB = 1024 * 1024;

/** Fills in defaults. Throws `INVALID_OPTION` on an unknown name and on a wrong type. */
export function resolveOptions(options: GvisorOptions): ResolvedOptions {
  checkOptions('gvisor', options, checks);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...defaults(), ...given };
}

function defaults(): ResolvedOptions {
  return {
    ...{ runsc: null, python: null, rootless: process.getuid?.() !== 0, platform: 'systrap' },
    ...{ memoryBytes: defaultLimits.memoryBytes, cpus: 0.5, pids: 64 },
    ...{ tmpBytes: 16 * MiB, dataBytes: defaultLimits.filesBytes, outBytes: defaultLimits.artifactBytes },
    ...{ programs: availableParallelism() * 4, spares: 2, bootMs: 30_000, onProgress: () => {} },
  };
}

const path: OptionCheck = {
  expected: 'a path or a name',
  test: (given) => typeof given === 'string' && given !== '',
};

const platforms: readonly unknown[] = ['systrap', 'ptrace', 'kvm'];

const checks: { readonly [Name in keyof Required<GvisorOptions>]: OptionCheck } = {
  runsc: path,
  python: path,
  rootless: { expected: 'true or false', test: (given) => typeof given === 'boolean' },
  platform: { expected: 'systrap, ptrace or kvm', test: (given) => platforms.includes(given) },
  memoryBytes: positive,
  cpus: {
    expected: 'a positive number',
    test: (given) => typeof given === 'number' && given > 0 && given < 1e6,
  },
  pids: positive,
  tmpBytes: positive,
  dataBytes: positive,
  outBytes: positive,
  programs: positive,
  spares: countFromZero,
  bootMs: positive,
  onProgress: { expected: 'a function', test: (given) => typeof given === 'function' },
};
