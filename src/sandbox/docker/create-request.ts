import { insideArgs, insideEnv, keptFile } from '../lifecycle/rootfs.ts';
import { isGvisor } from './gvisor-runtime.ts';
import type { ResolvedOptions } from './options.ts';

/** What a container is made of, beside its options. */
export interface Making {
  readonly image: string;
  /** Starts the relay in that image. */
  readonly command: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Of the engine. */
  readonly cgroupVersion: string;
}

/** How the relay is started where another image has its own Python. */
export function commandIn(python: string): readonly string[] {
  return [python, ...insideArgs.slice(1)];
}

/**
 * The body of `POST /containers/create`: nothing of the host is mounted, and every wall that the engine has is
 * up. Pure.
 */
export function createRequest(options: ResolvedOptions, making: Making): object {
  return {
    Image: making.image,
    Entrypoint: [],
    Cmd: options.reuse === null ? making.command : [...making.command.slice(0, -1), keptFile],
    Env: Object.entries(insideEnv).map(([name, value]) => `${name}=${value}`),
    User: options.user,
    WorkingDir: '/tmp',
    Hostname: 'sandbox',
    Labels: making.labels,
    ...{
      Tty: false,
      OpenStdin: true,
      StdinOnce: true,
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
    },
    NetworkDisabled: options.network === 'none',
    HostConfig: hostConfig(options, making),
  };
}

function hostConfig(options: ResolvedOptions, making: Making): object {
  return {
    AutoRemove: true,
    NetworkMode: options.network,
    ReadonlyRootfs: !options.writableRoot,
    Memory: options.memoryBytes,
    // Memory and swap together: more of the one is not had by using the other.
    MemorySwap: options.memoryBytes,
    NanoCpus: Math.round(options.cpus * 1e9),
    ...pidsOf(options),
    CapDrop: ['ALL'],
    ...(options.capabilities.length > 0 && { CapAdd: options.capabilities }),
    SecurityOpt: ['no-new-privileges', ...(options.seccomp === null ? [] : [`seccomp=${options.seccomp}`])],
    Tmpfs: tmpfsOf(options),
    // No /dev/shm: it would be one more place to write to.
    IpcMode: 'none',
    ...(making.cgroupVersion === '2' && { CgroupnsMode: 'private' }),
    MaskedPaths: maskedPaths,
    ReadonlyPaths: readonlyPaths,
    LogConfig: { Type: 'none' },
    ...(options.runtime !== null && { Runtime: options.runtime }),
  };
}

/** gVisor's own threads would count as processes of the container: there the limit is the user's. */
function pidsOf({ pids, runtime, reuse }: ResolvedOptions): object {
  const limit = (name: string, most: number): object => ({ Name: name, Soft: most, Hard: most });
  // A queue of messages would outlive its program, and be found by the next one.
  const kept = reuse === null ? [] : [limit('msgqueue', 0)];
  const always = [limit('core', 0), limit('nofile', 1_024), ...kept];
  return isGvisor(runtime)
    ? { Ulimits: [...always, limit('nproc', pids)] }
    : { PidsLimit: pids, Ulimits: always };
}

function tmpfsOf({ user, tmpBytes, dataBytes, outBytes }: ResolvedOptions): object {
  const [uid, gid] = user.split(':');
  const place = (size: number): string =>
    `rw,noexec,nosuid,nodev,mode=0700,uid=${uid},gid=${gid},size=${size}`;
  return {
    '/tmp': place(tmpBytes),
    '/data': place(dataBytes),
    '/out': place(outBytes),
  };
}

/** What tells of the host or acts on it. Beside Docker's own list: devices and modules of the machine, and queues. */
const maskedPaths: readonly string[] = [
  '/dev/mqueue',
  ...[
    'acpi',
    'asound',
    'interrupts',
    'kcore',
    'keys',
    'latency_stats',
    'sched_debug',
    'scsi',
    'timer_list',
  ].map((name) => `/proc/${name}`),
  ...['timer_stats', 'config.gz', 'kallsyms', 'modules'].map((name) => `/proc/${name}`),
  ...['block', 'bus', 'class', 'dev', 'devices', 'firmware', 'hypervisor', 'kernel', 'module', 'power'].map(
    (name) => `/sys/${name}`,
  ),
];

const readonlyPaths: readonly string[] = ['bus', 'fs', 'irq', 'sys', 'sysrq-trigger'].map(
  (name) => `/proc/${name}`,
);
