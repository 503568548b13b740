import { expect, test } from 'vitest';
import { type JailPlan, jailCommand } from './command.ts';

const plan: JailPlan = {
  user: { uid: 61_234, gid: 61_234 },
  python: '/usr/bin/python3',
  library: [
    { kind: 'folder', path: '/usr/lib' },
    { kind: 'link', path: '/lib', target: 'usr/lib' },
    { kind: 'file', path: '/usr/bin/python3' },
  ],
  folder: '/tmp/pungi-AbC',
  imports: ['json', 'math'],
  options: { packages: false, preload: [], storageBytes: 1_000 },
};

/** One option with its values in each line. */
function lines(given: JailPlan): string[] {
  const { path, args } = jailCommand(given);
  return [path, ...args]
    .join('\n')
    .replaceAll(/\n(?!-|setpriv|bwrap|\/usr\/bin\/python3$)/gm, ' ')
    .split('\n');
}

test('as root the walls are built by a user of their own, behind a shell that tidies up', () => {
  expect(lines(plan)).toMatchInlineSnapshot(`
    [
      "/bin/sh",
      "-c trap : HUP INT TERM; "$@"; status=$?; rm -rf -- "$0"; exit $status /tmp/pungi-AbC",
      "setpriv",
      "--reuid=61234",
      "--regid=61234",
      "--clear-groups",
      "--no-new-privs",
      "--",
      "bwrap",
      "--unshare-user",
      "--unshare-pid",
      "--unshare-ipc",
      "--unshare-uts",
      "--unshare-net",
      "--unshare-cgroup-try",
      "--die-with-parent",
      "--as-pid-1",
      "--info-fd 4",
      "--clearenv",
      "--setenv HOME /tmp",
      "--setenv LANG C.UTF-8",
      "--setenv MALLOC_ARENA_MAX 2",
      "--setenv MKL_NUM_THREADS 1",
      "--setenv OMP_NUM_THREADS 1",
      "--setenv OPENBLAS_NUM_THREADS 1",
      "--setenv PATH /usr/local/bin:/usr/bin:/bin",
      "--setenv PYTHONHASHSEED 0",
      "--setenv TMPDIR /tmp",
      "--hostname sandbox",
      "--ro-bind /usr/lib /usr/lib",
      "--symlink usr/lib /lib",
      "--ro-bind",
      "/usr/bin/python3",
      "/usr/bin/python3",
      "--proc /proc",
      "--dir /dev",
      "--dev-bind /dev/null /dev/null",
      "--dev-bind /dev/zero /dev/zero",
      "--dev-bind /dev/full /dev/full",
      "--dev-bind /dev/random /dev/random",
      "--dev-bind /dev/urandom /dev/urandom",
      "--symlink /proc/self/fd /dev/fd",
      "--symlink /proc/self/fd/0 /dev/stdin",
      "--dir /tmp",
      "--dir /data",
      "--dir /out",
      "--ro-bind /tmp/pungi-AbC/guest /pungi/guest",
      "--ro-bind /tmp/pungi-AbC/run /pungi/host",
      "--remount-ro /",
      "--chdir /",
      "--",
      "/usr/bin/python3",
      "-P",
      "-s",
      "-S",
      "-X utf8 /pungi/guest/pungi_jail/launch.py {"storageBytes":1000,"threads":64,"preload":["json","math"],"packages":[],"library":["/usr/lib","/usr/bin/python3"]}",
    ]
  `);
});

test('as an ordinary user nothing changes the user', () => {
  expect(lines({ ...plan, user: null }).filter((line) => /setpriv|reuid/.test(line))).toEqual([]);
});

test('packages are seen where they are asked for, and imported ahead', () => {
  const python = (given: JailPlan): string => jailCommand(given).args.slice(-8).join(' ');
  expect(python(plan)).toContain('-P -s -S -X utf8');
  const named = { ...plan, options: { ...plan.options, packages: true, preload: ['numpy'] } };
  expect(python(named)).not.toContain('-S');
  expect(python(named)).toContain('"packages":["numpy"]');
});
