import type { ResolvedOptions } from './options.ts';

/** A user of the host that owns nothing: programs run as it where the host is root. */
export interface ProgramUser {
  readonly uid: number;
  readonly gid: number;
}

/** What of the host is seen inside, read-only: a folder or file as it stands, or a link. */
export type LibraryEntry =
  | { readonly kind: 'folder' | 'file'; readonly path: string }
  | { readonly kind: 'link'; readonly path: string; readonly target: string };

/** What the command is made of. */
export interface JailPlan {
  /** Null where the host is an ordinary user: then programs run as that one. */
  readonly user: ProgramUser | null;
  /** The interpreter's path. */
  readonly python: string;
  readonly library: readonly LibraryEntry[];
  /** The private folder of the sandbox, with `guest` and `run` in it. */
  readonly folder: string;
  /** Modules that are imported ahead where they are there. */
  readonly imports: readonly string[];
  readonly options: Pick<ResolvedOptions, 'packages' | 'preload' | 'storageBytes'>;
}

/** Threads that a program may have. */
const mostThreads = 64;

/** What is started: a shell that waits, and removes the folder even where the host was killed. */
export function jailCommand(plan: JailPlan): { readonly path: string; readonly args: readonly string[] } {
  const script = 'trap : HUP INT TERM; "$@"; status=$?; rm -rf -- "$0"; exit $status';
  const command = [...asUser(plan.user), 'bwrap', ...walls(plan), '--', ...interpreter(plan)];
  return { path: '/bin/sh', args: ['-c', script, plan.folder, ...command] };
}

/** Bubblewrap started by root would leave programs root in the eyes of the kernel. */
export function asUser(user: ProgramUser | null): readonly string[] {
  if (user === null) return [];
  const { uid, gid } = user;
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--no-new-privs', '--'];
}

function walls({ library, folder }: JailPlan): string[] {
  return [
    ...['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-net'],
    ...['--unshare-cgroup-try', '--die-with-parent', '--as-pid-1', '--info-fd', '4'],
    // The host's environment holds its credentials.
    ...['--clearenv', ...Object.entries(environment).flatMap(([name, value]) => ['--setenv', name, value])],
    ...['--hostname', 'sandbox'],
    ...library.flatMap(seen),
    ...['--proc', '/proc', '--dir', '/dev'],
    // One by one: the usual /dev has a folder that all programs could write to, and terminals.
    ...['null', 'zero', 'full', 'random', 'urandom'].flatMap((name) => [
      '--dev-bind',
      `/dev/${name}`,
      `/dev/${name}`,
    ]),
    ...['--symlink', '/proc/self/fd', '/dev/fd', '--symlink', '/proc/self/fd/0', '/dev/stdin'],
    ...['--dir', '/tmp', '--dir', '/data', '--dir', '/out'],
    ...['--ro-bind', `${folder}/guest`, '/pungi/guest', '--ro-bind', `${folder}/run`, '/pungi/host'],
    ...['--remount-ro', '/', '--chdir', '/'],
  ];
}

const environment: { readonly [name: string]: string } = {
  HOME: '/tmp',
  LANG: 'C.UTF-8',
  // Each arena of glibc maps 64 MiB, which would count as memory of the program.
  MALLOC_ARENA_MAX: '2',
  // Threads of a library do not live on in a clone, which would wait for them.
  MKL_NUM_THREADS: '1',
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
  PATH: '/usr/local/bin:/usr/bin:/bin',
  PYTHONHASHSEED: '0',
  TMPDIR: '/tmp',
};

function seen(entry: LibraryEntry): string[] {
  if (entry.kind === 'link') return ['--symlink', entry.target, entry.path];
  return ['--ro-bind', entry.path, entry.path];
}

function interpreter({ user, python, library, imports, options }: JailPlan): string[] {
  const flags = options.packages ? ['-P', '-s'] : ['-P', '-s', '-S'];
  const given = {
    storageBytes: options.storageBytes,
    threads: mostThreads,
    preload: imports,
    packages: options.preload,
    library: library.filter(({ kind }) => kind !== 'link').map(({ path }) => path),
    closed: user !== null,
  };
  const launch = '/pungi/guest/pungi_jail/launch.py';
  return [python, ...flags, '-X', 'utf8', launch, JSON.stringify(given)];
}
