import { describe, expect, test } from 'vitest';
import { runProgram } from '../../run/index.ts';
import { defineSdk } from '../../sdk/index.ts';
import { capabilitiesOf } from './capabilities.ts';
import { createRequest } from './create-request.ts';
import { docker } from './index.ts';
import { type DockerOptions, resolveOptions } from './options.ts';

const making = {
  image: 'pungi-python:key',
  command: ['/usr/bin/python3', 'enter.py'],
  labels: { 'io.pungi.pid': '7' },
  cgroupVersion: '2',
};
const request = (options: DockerOptions, over: Partial<typeof making> = {}): object =>
  createRequest(resolveOptions(options, {}), { ...making, ...over });

const reuse = { programs: 5, ageMs: 60_000 };

interface Request {
  readonly Cmd: readonly string[];
  readonly HostConfig: { readonly Ulimits: readonly { readonly Name: string }[] };
}

describe('options', () => {
  test('that are left out have defaults', () => {
    const { programs, onProgress, ...rest } = resolveOptions({}, {});
    expect(programs).toBeGreaterThan(0);
    expect(onProgress).toBeTypeOf('function');
    expect(rest).toMatchInlineSnapshot(`
      {
        "bootMs": 30000,
        "capabilities": [],
        "cpus": 0.5,
        "dataBytes": 67108864,
        "image": null,
        "memoryBytes": 268435456,
        "network": "none",
        "outBytes": 16777216,
        "packages": [],
        "pids": 64,
        "python": null,
        "reuse": null,
        "runtime": null,
        "seccomp": null,
        "socket": "/var/run/docker.sock",
        "spares": 2,
        "tmpBytes": 16777216,
        "user": "65534:65534",
        "writableRoot": false,
      }
    `);
  });

  test.each([
    [{}, '/var/run/docker.sock'],
    [{ DOCKER_HOST: 'unix:///run/user/1000/podman/podman.sock' }, '/run/user/1000/podman/podman.sock'],
    // Nothing listens there, which is said: another engine than the one that was named is never asked.
    [{ DOCKER_HOST: 'tcp://10.0.0.1:2375' }, 'tcp://10.0.0.1:2375'],
  ])('find the socket in %j', (env, socket) => {
    expect(resolveOptions({}, env).socket).toBe(socket);
    expect(resolveOptions({ socket: '/mine' }, env).socket).toBe('/mine');
  });

  test.each([
    [{ socket: 'tcp://x' }, 'Expected `socket` to be the path of a socket, got "tcp://x" (string).'],
    [{ cpus: 0 }, 'Expected `cpus` to be a positive number, got 0 (number).'],
    [{ user: 'root' }, 'Expected `user` to be uid:gid, not root, got "root" (string).'],
    [{ user: '0:0' }, 'Expected `user` to be uid:gid, not root, got "0:0" (string).'],
    [{ capabilities: 'ALL' }, 'Expected `capabilities` to be a list of names, got "ALL" (string).'],
    [{ memoryBytes: '256m' }, 'Expected `memoryBytes` to be a positive integer, got "256m" (string).'],
    [{ reuse: 5 }, 'Expected `reuse` to be { programs, ageMs }, got 5 (number).'],
    [{ reuse: null }, 'Expected `reuse` to be { programs, ageMs }, got null.'],
    [{ reuse: { programs: 5 } }, 'Expected `reuse.ageMs` to be a positive integer, got undefined.'],
    [
      { reuse: { programs: '5', ageMs: 1 } },
      'Expected `reuse.programs` to be a positive integer, got "5" (string).',
    ],
    [
      { reuse: { programs: 5, ageMs: 0 } },
      'Expected `reuse.ageMs` to be a positive integer, got 0 (number).',
    ],
    [
      { reuse: { ...reuse, idleMs: 1 } },
      'Expected the options of `reuse` to be programs, ageMs; got `idleMs`.',
    ],
    [
      { reuse, writableRoot: true },
      'Expected `reuse` to be left out with `writableRoot`: what a program writes there would stay.',
    ],
    [
      { reuse, capabilities: ['NET_RAW'] },
      'Expected `reuse` to be left out with `capabilities`: a program could use them on what the next one starts from.',
    ],
    [
      { reuse, runtime: 'runsc' },
      'Expected `reuse` to be left out with a `runtime` of gVisor, where what a program leaves in the kernel cannot be told.',
    ],
  ])('%j are refused', (options, message) => {
    expect(() => resolveOptions(options as object)).toThrow(message);
  });
});

describe('the request for a container', () => {
  test('has every wall up and mounts nothing', async () => {
    const text = `${JSON.stringify(request({}), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('./create-request.snapshot.txt');
  });

  test.each<[DockerOptions, object]>([
    [{ memoryBytes: 1_000_000 }, { Memory: 1_000_000, MemorySwap: 1_000_000 }],
    [{ cpus: 1.5 }, { NanoCpus: 1_500_000_000 }],
    [{ pids: 9 }, { PidsLimit: 9 }],
    [{ network: 'mine' }, { NetworkMode: 'mine' }],
    [{ writableRoot: true }, { ReadonlyRootfs: false }],
    [{ capabilities: ['CHOWN'] }, { CapDrop: ['ALL'], CapAdd: ['CHOWN'] }],
    [{ seccomp: '{}' }, { SecurityOpt: ['no-new-privileges', 'seccomp={}'] }],
    [
      { user: '7:8', tmpBytes: 1, dataBytes: 2, outBytes: 3 },
      {
        Tmpfs: {
          '/tmp': 'rw,noexec,nosuid,nodev,mode=0700,uid=7,gid=8,size=1',
          '/data': 'rw,noexec,nosuid,nodev,mode=0700,uid=7,gid=8,size=2',
          '/out': 'rw,noexec,nosuid,nodev,mode=0700,uid=7,gid=8,size=3',
        },
      },
    ],
  ])('follows %j', (options, host) => {
    expect(request(options)).toMatchObject({ HostConfig: host });
  });

  test('starts what keeps a container for another program, and lets nothing be left in a queue', () => {
    const [one, kept] = [{}, { reuse }].map((options) => request(options) as Request);
    expect(one?.HostConfig.Ulimits.map(({ Name }) => Name)).toEqual(['core', 'nofile']);
    expect(kept?.HostConfig.Ulimits).toContainEqual({ Name: 'msgqueue', Soft: 0, Hard: 0 });
    expect(kept?.Cmd).toEqual(one?.Cmd.with(-1, '/usr/lib/pungi/pungi_process/keep.py'));
  });

  test("counts processes by user under gVisor's runtime, whose own threads would count", () => {
    const host = (request({ runtime: 'runsc', pids: 9 }) as { readonly HostConfig: object }).HostConfig;
    expect(host).not.toHaveProperty('PidsLimit');
    expect(host).toMatchObject({
      Runtime: 'runsc',
      Ulimits: expect.arrayContaining([{ Name: 'nproc', Soft: 9, Hard: 9 }]),
    });
  });

  test('asks for no namespace of control groups where there is none', () => {
    const host = (request({}, { cgroupVersion: '1' }) as { readonly HostConfig: object }).HostConfig;
    expect(host).not.toHaveProperty('CgroupnsMode');
  });
});

test.each<[DockerOptions, object]>([
  [{}, { isolation: 'kernel', networkClosed: true, memoryCapped: true, packages: 'none' }],
  [{ runtime: 'runsc' }, { isolation: 'vm' }],
  [{ runtime: 'crun' }, { isolation: 'kernel' }],
  [{ network: 'bridge' }, { networkClosed: false }],
  [{ image: 'python:3.13-slim' }, { packages: 'none' }],
  [{ image: 'python:3.13-slim', packages: ['numpy'] }, { packages: 'option' }],
])('capabilities follow %j', (options, capabilities) => {
  expect(capabilitiesOf(resolveOptions(options))).toMatchObject(capabilities);
});

test('a package that the image is not said to have is told before anything starts', async () => {
  await using sandbox = docker({ image: 'an-image', packages: ['numpy'], socket: '/nowhere.sock' });
  const told = async (needs: readonly string[]) =>
    await runProgram('1', { sdk: defineSdk({}), sandbox, needs });
  const reason = { status: 'stopped', reason: 'unavailable' };
  expect(await told(['numpy', 'pandas'])).toMatchObject({ ...reason, message: 'The sandbox has no pandas.' });
  expect(await told(['numpy'])).toMatchObject({
    ...reason,
    message: expect.stringContaining('/nowhere.sock'),
  });
});
