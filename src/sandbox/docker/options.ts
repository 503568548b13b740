import { checkOptions, type OptionCheck } from '../lifecycle/check-options.ts';
import {
  type ContainerOptions,
  containerDefaults,
  givenOf,
  poolChecks,
  sizeChecks,
} from '../lifecycle/container-options.ts';
import { checkReuse, type Reuse } from './reuse-option.ts';

/** What `docker` takes. */
export interface DockerOptions extends ContainerOptions {
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
  /**
   * Lets a container serve one program after another, which is faster and a weaker wall between them: each gets
   * processes and folders of its own, but the kernel's view of the container is the same. @default one for each
   */
  readonly reuse?: Reuse;
}

/** The options with nothing left open. */
export interface ResolvedOptions
  extends Required<Omit<DockerOptions, 'image' | 'python' | 'runtime' | 'seccomp' | 'reuse'>> {
  readonly image: string | null;
  readonly python: string | null;
  readonly runtime: string | null;
  readonly seccomp: string | null;
  readonly reuse: Reuse | null;
}

/** Fills in defaults. Throws `INVALID_OPTION` on an unknown name and on a wrong type. */
export function resolveOptions(
  options: DockerOptions,
  env: NodeJS.ProcessEnv = process.env,
): ResolvedOptions {
  checkOptions('docker', options, checks);
  checkReuse(options);
  return { ...defaults(), socket: socketOf(env), ...givenOf(options) };
}

function defaults(): Omit<ResolvedOptions, 'socket'> {
  return {
    ...containerDefaults(),
    ...{ image: null, packages: [], python: null, runtime: null, seccomp: null, reuse: null },
    ...{ user: '65534:65534', network: 'none', capabilities: [], writableRoot: false },
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
  ...sizeChecks,
  user: {
    expected: 'uid:gid, not root',
    test: (given) => typeof given === 'string' && /^[1-9]\d*:[1-9]\d*$/.test(given),
  },
  network: text,
  capabilities: names,
  seccomp: text,
  writableRoot: { expected: 'true or false', test: (given) => typeof given === 'boolean' },
  reuse: { expected: '{ programs, ageMs }', test: (given) => typeof given === 'object' && given !== null },
  ...poolChecks,
};
