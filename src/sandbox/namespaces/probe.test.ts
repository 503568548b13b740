import { expect, test } from 'vitest';
import { namespaces, probe } from './index.ts';
import { findMissing, remedyOf } from './probe.ts';

const all = () => Promise.resolve(true);
const allBut = (missing: string) => (command: string) => Promise.resolve(command !== missing);

test.each([
  [{ platform: 'linux', arch: 'x64', has: all }, null],
  [{ platform: 'linux', arch: 'arm64', has: all }, null],
  [
    { platform: 'darwin', arch: 'arm64', has: all },
    { reason: 'Namespaces are a part of Linux, and this is darwin.', remedy: 'Use wasm or docker.' },
  ],
  [
    { platform: 'linux', arch: 'riscv64', has: all },
    {
      reason: 'The system calls of riscv64 are not known here, so they cannot be filtered.',
      remedy: 'Use wasm, or a machine with x64 or arm64.',
    },
  ],
  [
    { platform: 'linux', arch: 'x64', has: allBut('bwrap') },
    { reason: 'There is no bwrap.', remedy: 'apt-get install -y bubblewrap' },
  ],
  [
    { platform: 'linux', arch: 'x64', has: allBut('setpriv') },
    { reason: 'There is no setpriv.', remedy: 'apt-get install -y util-linux' },
  ],
])('a machine like %j', async (machine, missing) => {
  expect(await findMissing(machine)).toEqual(missing);
});

test.each([
  ['Expected Python 3.11 or newer: there is no python3.', /^apt-get install -y python3, or name one/],
  [
    'Python did not come up. bwrap: No permissions to create a new namespace',
    /^sysctl -w kernel\.unprivileged_userns_clone=1/,
  ],
  [
    'Python did not come up. bwrap: setting up uid map: Permission denied',
    /^sysctl -w kernel\.unprivileged_userns_clone=1/,
  ],
  [
    'Python did not come up. bwrap: Creating new namespace failed: Operation not permitted',
    /^In a container .* --security-opt/,
  ],
  [
    'The wall could not be built: mounting /proc: Operation not permitted.',
    /^In a container .* --security-opt/,
  ],
  ['Something else.', /^The kernel refused a part of the wall/],
])('against %j helps a command', (reason, remedy) => {
  expect(remedyOf(reason)).toMatch(remedy);
});

test('an interpreter that is not there is told, with what helps', async (context) => {
  context.skip(process.platform !== 'linux', 'namespaces are a part of Linux');
  expect(await probe({ python: '/nowhere/python3' })).toMatchObject({
    usable: false,
    reason: expect.stringContaining('/nowhere/python3'),
  });
  await using sandbox = namespaces({ python: '/nowhere/python3' });
  expect(sandbox.capacity().running).toBe(0);
});

test('misuse is thrown', async () => {
  await expect(probe({ spares: -1 })).rejects.toMatchObject({ code: 'INVALID_OPTION' });
});
