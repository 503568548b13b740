import { availableParallelism } from 'node:os';
import { defaultLimits } from '../../value/index.ts';
import { checkOptions, countFromZero, type OptionCheck, positive } from '../lifecycle/check-options.ts';
import type { RootfsProgress } from '../lifecycle/rootfs.ts';

/** What `docker` takes. */
export interface DockerOptions {
  /** The socket of Docker or Podman. @default what `DOCKER_HOST` says, else `/var/run/docker.sock` */
  readonly socket?: string;
  /** An image of this engine with Python 3.11 or newer. @default made from this machine's Python */
  readonly image?: string;
  /** The third-party packages of that image that programs may need, by the names of their modules. @default none */
  readonly packages?: readonly string[];
  /** The Python: in the image where one is named, else on this machine. @default `python3` */
  readonly python?: string;
  /** A runtime that the engine knows: `runsc` for gVisor. @default the engine's */
  readonly runtime?: string;
  /** Memory and swap of a container, of which the interpreter takes some 30 MiB. @default 256 MiB */
  readonly memoryBytes?: number;
  /** Processors, as 0.5. @default 0.5 */
  readonly cpus?: number;
  /** Processes and threads at the same time. @default 64 */
  readonly pids?: number;
  /** What `/tmp`, `/data`, `/out` hold; all of it is memory of the container. @default 16, 64 and 16 MiB */
  readonly tmpBytes?: number;
  readonly dataBytes?: number;
  readonly outBytes?: number;
  /** Who the program is, as `uid:gid`. @default '65534:65534' */
  readonly user?: string;
  /** A network of the engine. @default 'none' */
  readonly network?: string;
  /** Capabilities of Linux that are left. @default none */
  readonly capabilities?: readonly string[];
  /** A seccomp profile, as JSON. @default the engine's */
  readonly seccomp?: string;
  /** Whether the image can be written to, for the time of a container. @default false */
  readonly writableRoot?: boolean;
  /** Programs at the same time; more wait. @default 4 for each processor */
  readonly programs?: number;
  /** Containers kept ready, so that a program waits for no start. @default 2 */
  readonly spares?: number;
  /** How long a container may take to come up, milliseconds. @default 30_000 */
  readonly bootMs?: number;
  /** Told while the image is made, which takes some seconds once. Must not throw. */
  readonly onProgress?: (progress: RootfsProgress) => void;
}

/** The options with nothing left open. */
export interface ResolvedOptions {
  readonly socket: string;
  readonly image: string | null;
  readonly packages: readonly string[];
  readonly python: string | null;
  readonly runtime: string | null;
  readonly memoryBytes: number;
  readonly cpus: number;
  readonly pids: number;
  readonly tmpBytes: number;
  readonly dataBytes: number;
  readonly outBytes: number;
  readonly user: string;
  readonly network: string;
  readonly capabilities: readonly string[];
  readonly seccomp: string | null;
  readonly writableRoot: boolean;
  readonly programs: number;
  readonly spares: number;
  readonly bootMs: number;
  readonly onProgress: (progress: RootfsProgress) => void;
}

const MiB = 1024 * 1024;

/** Fills in defaults. Throws `INVALID_OPTION` on an unknown name and on a wrong type. */
export function resolveOptions(
  options: DockerOptions,
  env: NodeJS.ProcessEnv = process.env,
): ResolvedOptions {
  checkOptions('docker', options, checks);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...defaults(), socket: socketOf(env), ...given };
}

function defaults(): Omit<ResolvedOptions, 'socket'> {
  return {
    ...{ image: null, packages: [], python: null, runtime: null, seccomp: null },
    ...{ memoryBytes: defaultLimits.memoryBytes, cpus: 0.5, pids: 64 },
    ...{ tmpBytes: 16 * MiB, dataBytes: defaultLimits.filesBytes, outBytes: defaultLimits.artifactBytes },
    ...{ user: '65534:65534', network: 'none', capabilities: [], writableRoot: false },
    ...{ programs: availableParallelism() * 4, spares: 2, bootMs: 30_000, onProgress: () => {} },
  };
}

/** Only sockets of this machine: a connection without a wall of its own would carry every program. */
function socketOf({ DOCKER_HOST }: NodeJS.ProcessEnv): string {
  return (DOCKER_HOST || 'unix:///var/run/docker.sock').replace(/^unix:\/\//, '');
}

const text: OptionCheck = {
  expected: 'a text',
  test: (given) => typeof given === 'string' && given !== '',
};

const names: OptionCheck = {
  expected: 'a list of names',
  test: (given) => Array.isArray(given) && given.every((name) => typeof name === 'string'),
};

const checks: { readonly [Name in keyof Required<DockerOptions>]: OptionCheck } = {
  socket: {
    expected: 'the path of a socket',
    test: (given) => typeof given === 'string' && /^\//.test(given),
  },
  image: text,
  packages: names,
  python: text,
  runtime: text,
  memoryBytes: positive,
  cpus: {
    expected: 'a positive number',
    test: (given) => typeof given === 'number' && given > 0 && given < 1e6,
  },
  pids: positive,
  tmpBytes: positive,
  dataBytes: positive,
  outBytes: positive,
  user: {
    expected: 'uid:gid, not root',
    test: (given) => typeof given === 'string' && /^[1-9]\d*:[1-9]\d*$/.test(given),
  },
  network: text,
  capabilities: names,
  seccomp: text,
  writableRoot: { expected: 'true or false', test: (given) => typeof given === 'boolean' },
  programs: positive,
  spares: countFromZero,
  bootMs: positive,
  onProgress: { expected: 'a function', test: (given) => typeof given === 'function' },
};
