import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { type ProgramOutcome, type RunProgramOptions, runProgram } from '../../run/index.ts';
import { defineSdk } from '../../sdk/index.ts';
import type { Sandbox } from '../index.ts';
import { connect, type Engine } from './engine.ts';
import { docker, probe } from './index.ts';
import { labelsOf, makerLabel, thisMaker } from './leftover.ts';
import { resolveOptions } from './options.ts';

const usable = needs('docker', await probe());
const { socket } = resolveOptions({});

let sandbox: Sandbox;
let engine: Engine;
beforeAll(async () => {
  if (!usable) return;
  engine = await connect(socket);
  sandbox = docker({ spares: 1 });
  await run('pass');
}, 120_000);
afterAll(async () => {
  if (!usable) return;
  await sandbox[Symbol.asyncDispose]();
  engine[Symbol.dispose]();
});

async function run(source: string, options: Partial<RunProgramOptions> = {}): Promise<ProgramOutcome> {
  const given = { sdk: defineSdk({}), sandbox, importPolicy: 'all', checker: false } as const;
  return await runProgram(source, { ...given, ...options });
}

/** The ids of containers that carry a label of ours. */
async function containers(label: string): Promise<string[]> {
  const filters = encodeURIComponent(JSON.stringify({ label: [label] }));
  const listed = await engine.ask({ method: 'GET', path: `/containers/json?all=1&filters=${filters}` });
  return (listed as { readonly Id: string }[]).map(({ Id }) => Id);
}

/** The name of the image that was made from this machine's Python. */
async function ownImage(): Promise<string> {
  const images = await engine.ask({ method: 'GET', path: '/images/json' });
  const names = (images as { readonly RepoTags: string[] | null }[]).flatMap(
    ({ RepoTags }) => RepoTags ?? [],
  );
  return names.find((name) => name.startsWith('pungi-python:')) ?? '';
}

describe('from inside a container', () => {
  const rows: [string, string, unknown][] = [
    [
      'the root cannot be written to',
      'import errno\ndef code(path):\n  try: open(path, "w")\n  except OSError as e: return errno.errorcode[e.errno]\n[code(p) for p in ("/usr/x", "/x", "/proc/sys/kernel/hostname")]',
      ['EROFS', 'EROFS', 'EROFS'],
    ],
    [
      'there is no network but its own loopback',
      '[line.split(":")[0].strip() for line in open("/proc/net/dev").readlines()[2:]]',
      ['lo'],
    ],
    [
      'it is nobody, without capabilities, who gets no new ones, behind seccomp',
      'want = ("Uid", "Gid", "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp")\n[line.split()[1] for line in open("/proc/self/status") if line.split(":")[0] in want]',
      ['65534', '65534', ...Array(5).fill('0'.repeat(16)), '1', '2'],
    ],
    [
      'its memory, swap, processors and processes are those of the options',
      `
def read(*paths):
  for path in paths:
    try: return open("/sys/fs/cgroup/" + path).read().split()
    except OSError: pass
cpu = read("cpu.max") or read("cpu/cpu.cfs_quota_us") + read("cpu/cpu.cfs_period_us")
[read("memory.max", "memory/memory.limit_in_bytes"), read("memory.swap.max", "memory/memory.memsw.limit_in_bytes")[0] in ("0", "268435456"), int(cpu[0]) / int(cpu[1]), read("pids.max", "pids/pids.max")]`,
      [['268435456'], true, 0.5, ['64']],
    ],
    [
      'more processes than may be are refused',
      'import os, time\nn = 0\ntry:\n  while n < 200:\n    if os.fork() == 0: time.sleep(9); os._exit(0)\n    n += 1\nexcept BlockingIOError: pass\n30 < n < 64',
      true,
    ],
    [
      'its folders hold what they may and no more',
      'import errno, os\ndef fill(folder):\n  try:\n    with open(folder + "/x", "wb", buffering=0) as f:\n      while True: f.write(bytes(2**20))\n  except OSError as e: return errno.errorcode[e.errno], os.path.getsize(folder + "/x") <= 16 * 2**20\n[list(fill("/tmp")), list(fill("/out"))]',
      [
        ['ENOSPC', true],
        ['ENOSPC', true],
      ],
    ],
    [
      'nothing else can be written to',
      'import os\nsorted(p for p in (os.path.join(d, f) for d, fs, _ in os.walk("/") for f in [".", *fs] if not d.startswith(("/proc", "/sys"))) if os.access(p, os.W_OK) and not p.startswith(("/tmp/", "/out/")))',
      ['/dev/fd', '/out', '/tmp'],
    ],
    [
      'the relay is closed: its memory, descriptors and environment',
      'import os\ndef tell(act):\n  try: return act()\n  except OSError as e: return type(e).__name__\n[tell(lambda: open("/proc/1/mem", "r+b")), tell(lambda: os.listdir("/proc/1/fd")), tell(lambda: open("/proc/1/environ").read()), tell(lambda: os.listdir("/proc/1/root"))]',
      Array(4).fill('PermissionError'),
    ],
    [
      'no signal reaches the relay',
      'import os, signal\nfor n in (9, 15, 19): os.kill(1, n)\nsdk_alive = 1\n1',
      1,
    ],
  ];

  test.each(rows)('%s', async (_, source, value) => {
    const outcome = await run(source, { limits: { artifactBytes: 20_000_000 } });
    expect([outcome.error?.message ?? outcome.message, outcome.value]).toEqual([undefined, value]);
  });

  test('memory that many processes take together ends the program', async () => {
    const source =
      'import os, time\nfor _ in range(6):\n  if os.fork() == 0:\n    x = bytearray(b"x" * 80_000_000); time.sleep(9); os._exit(0)\nx = bytearray(b"x" * 80_000_000)\nos.wait()\nwhile True: x = x + x';
    const outcome = await run(source, { limits: { timeMs: 9_000 } });
    expect([outcome.status, outcome.error?.type ?? outcome.reason]).toSatisfy(
      ([, how]) => how === 'memory' || how === 'MemoryError',
    );
  });

  test('files that do not fit make the program unavailable, not wrong', async () => {
    await using small = docker({ dataBytes: 1_000_000, spares: 0 });
    const files = { 'large.bin': new Uint8Array(2_000_000) };
    expect(await run('1', { sandbox: small, files })).toMatchObject({
      status: 'stopped',
      reason: 'unavailable',
      message: 'The files of the program could not be laid: No space left on device.',
    });
  });
});

describe('options', () => {
  test('make the container what they say', async () => {
    await using own = docker({
      ...{ user: '1234:4321', memoryBytes: 100 * 2 ** 20, cpus: 1, pids: 20, tmpBytes: 2 ** 20, spares: 0 },
      ...{ writableRoot: true, capabilities: ['NET_RAW'] },
    });
    const source =
      'import os\nn = open("/sys/fs/cgroup/memory/memory.limit_in_bytes").read() if os.path.exists("/sys/fs/cgroup/memory") else open("/sys/fs/cgroup/memory.max").read()\n[os.getuid(), os.getgid(), int(n), os.statvfs("/tmp").f_blocks * 4096, [l.split()[1] for l in open("/proc/self/status") if l.startswith("CapBnd")]]';
    const { value } = await run(source, { sandbox: own, limits: { memoryBytes: 100 * 2 ** 20 } });
    expect(value).toEqual([1234, 4321, 100 * 2 ** 20, 2 ** 20, ['0000000000002000']]);
  });

  test('name an image of the engine, into which the guest is put', async () => {
    const image = await ownImage();
    await using based = docker({ image, python: '/usr/bin/python3', spares: 0 });
    expect((await run('40 + 2', { sandbox: based })).value).toBe(42);
  });

  test('that name an image the engine lacks make it unavailable, with what to do', async () => {
    await using lacking = docker({ image: 'no-such-image:here', spares: 0 });
    expect((await run('1', { sandbox: lacking })).message).toBe(
      'The engine has no image no-such-image:here. Get it first: docker pull no-such-image:here',
    );
  });

  test('that name a runtime the engine lacks are told by the probe', async () => {
    expect(await probe({ runtime: 'no-such-runtime' })).toMatchObject({
      usable: false,
      reason: expect.stringMatching(/^The engine has no runtime no-such-runtime\./),
    });
  });
});

describe('containers', () => {
  test('are gone with their sandbox, used or not', async () => {
    const label = `${makerLabel}=${process.pid}`;
    const before = await containers(label);
    {
      await using another = docker({ spares: 2 });
      await run('1', { sandbox: another });
      await vi.waitFor(
        async () => expect((await containers(label)).length).toBeGreaterThan(before.length),
        10_000,
      );
    }
    const known = new Set(before);
    await vi.waitFor(async () => {
      const left = (await containers(label)).filter((id) => !known.has(id));
      // The spare of the sandbox that the other tests share may be a new one.
      expect(left.length).toBeLessThanOrEqual(1);
    }, 10_000);
  });

  test('of a host that is gone are removed by the next one', async () => {
    const Labels = labelsOf({ ...thisMaker(), pid: 2 ** 22 - 1, began: '1' });
    const body = { Image: await ownImage(), Cmd: ['/usr/bin/python3'], Labels };
    const made = await engine.ask({ method: 'POST', path: '/containers/create', body });
    const { Id } = made as { readonly Id: string };
    expect(await containers(`${makerLabel}=${2 ** 22 - 1}`)).toEqual([Id]);
    await using next = docker({ spares: 0 });
    await run('1', { sandbox: next });
    expect(await containers(`${makerLabel}=${2 ** 22 - 1}`)).toEqual([]);
  });
});
