import { insideArgs, insideEnv } from '../lifecycle/rootfs.ts';
import type { ResolvedOptions } from './options.ts';

/** What one sandbox is made of, beside its options. */
export interface Making {
  /** The folder of its files on the host; read-only inside. */
  readonly rootfs: string;
  /** The control group, which has a limit of memory; null where they are not used. */
  readonly cgroup: string | null;
}

/** Nobody. */
const user = 65_534;

/** The `config.json` of a bundle: nothing of the host beside the root's files, no network, no capability. Pure. */
export function ociConfig(options: ResolvedOptions, { rootfs, cgroup }: Making): object {
  return {
    ociVersion: '1.0.2',
    process: {
      terminal: false,
      user: { uid: user, gid: user },
      args: insideArgs,
      env: Object.entries(insideEnv).map(([name, value]) => `${name}=${value}`),
      cwd: '/tmp',
      capabilities: { bounding: [], effective: [], inheritable: [], permitted: [] },
      noNewPrivileges: true,
      // Not in the control group, where gVisor's own threads would count.
      rlimits: [rlimit('NOFILE', 1_024), rlimit('NPROC', options.pids), rlimit('CORE', 0)],
    },
    root: { path: rootfs, readonly: true },
    hostname: 'sandbox',
    mounts: mountsOf(options),
    linux: {
      namespaces: ['pid', 'ipc', 'uts', 'mount', 'network'].map((type) => ({ type })),
      // Its processors are limited once it is up: to come up takes a second of one.
      ...(cgroup !== null && { cgroupsPath: cgroup }),
    },
  };
}

function rlimit(name: string, most: number): object {
  return { type: `RLIMIT_${name}`, hard: most, soft: most };
}

function mountsOf({ tmpBytes, dataBytes, outBytes }: ResolvedOptions): object[] {
  const place = (destination: string, size: number): object => ({
    destination,
    ...{ type: 'tmpfs', source: 'tmpfs' },
    options: ['nosuid', 'nodev', 'noexec', 'mode=0700', `uid=${user}`, `gid=${user}`, `size=${size}`],
  });
  return [
    { destination: '/proc', type: 'proc', source: 'proc' },
    { destination: '/dev', type: 'tmpfs', source: 'tmpfs' },
    place('/tmp', tmpBytes),
    place('/data', dataBytes),
    place('/out', outBytes),
  ];
}

/** The options of `runsc` that stand before every one of its commands. Pure. */
export function globalArgs(
  { platform, rootless }: ResolvedOptions,
  state: string,
  usesCgroups: boolean,
): string[] {
  return [
    ...[`--root=${state}`, `--platform=${platform}`, '--network=none', '--overlay2=none'],
    ...(rootless ? ['--rootless'] : []),
    ...(usesCgroups ? [] : ['--ignore-cgroups']),
  ];
}
