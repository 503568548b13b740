import { describe, expect, test } from 'vitest';
import { capabilitiesOf } from './capabilities.ts';
import { globalArgs, ociConfig } from './oci-config.ts';
import { type GvisorOptions, resolveOptions } from './options.ts';

const config = (options: GvisorOptions, cgroup: string | null = '/pungi-1'): object =>
  ociConfig(resolveOptions({ rootless: false, ...options }), { rootfs: '/cache/rootfs/key', cgroup });

describe('the bundle of a sandbox', () => {
  test('has every wall up, and of the host the files of the root', async () => {
    const text = `${JSON.stringify(config({}), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('./oci-config.snapshot.txt');
  });

  test('follows its options', () => {
    expect(config({ pids: 9, tmpBytes: 1, dataBytes: 2, outBytes: 3 })).toMatchObject({
      process: { rlimits: expect.arrayContaining([{ type: 'RLIMIT_NPROC', hard: 9, soft: 9 }]) },
      mounts: [
        { destination: '/proc' },
        { destination: '/dev' },
        { destination: '/tmp', options: expect.arrayContaining(['size=1']) },
        { destination: '/data', options: expect.arrayContaining(['size=2']) },
        { destination: '/out', options: expect.arrayContaining(['size=3']) },
      ],
      linux: { cgroupsPath: '/pungi-1' },
    });
  });

  test('names no control group where there is none', () => {
    expect((config({}, null) as { readonly linux: object }).linux).toEqual({
      namespaces: ['pid', 'ipc', 'uts', 'mount', 'network'].map((type) => ({ type })),
    });
  });
});

test.each<[GvisorOptions, boolean, string[]]>([
  [{ rootless: false }, true, []],
  [{ rootless: false, platform: 'kvm' }, false, ['--ignore-cgroups']],
  [{ rootless: true }, false, ['--rootless', '--ignore-cgroups']],
])('the options of runsc follow %j', (options, usesCgroups, more) => {
  const platform = `--platform=${options.platform ?? 'systrap'}`;
  const always = ['--root=/state', platform, '--network=none', '--overlay2=none'];
  expect(globalArgs(resolveOptions(options), '/state', usesCgroups)).toEqual([...always, ...more]);
});

test('memory is one cap over all of it only where control groups are used', () => {
  expect(capabilitiesOf(resolveOptions({ rootless: false })).memoryCapped).toBe(true);
  expect(capabilitiesOf(resolveOptions({ rootless: true })).memoryCapped).toBe(false);
});

test.each([
  [{ runsc: '' }, 'Expected `runsc` to be a path or a name, got "" (string).'],
  [{ rootless: 1 }, 'Expected `rootless` to be true or false, got 1 (number).'],
  [{ platform: 'qemu' }, 'Expected `platform` to be systrap, ptrace or kvm, got "qemu" (string).'],
])('%j is refused', (options, message) => {
  expect(() => resolveOptions(options as object)).toThrow(message);
});
