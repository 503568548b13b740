import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { randomMoment, rounds } from '../../../test/soak.ts';
import { type ProgramOutcome, type RunProgramOptions, runProgram } from '../../run/index.ts';
import { defineSdk } from '../../sdk/index.ts';
import type { Sandbox } from '../index.ts';
import { gvisor, probe } from './index.ts';

const isRoot = process.getuid?.() === 0;
const usable = needs(
  'gvisor:root',
  isRoot ? await probe() : { usable: false, reason: 'only root has control groups' },
);

let sandbox: Sandbox;
beforeAll(async () => {
  if (!usable) return;
  sandbox = gvisor({ spares: 1 });
  await run('pass');
}, 120_000);
afterAll(async () => {
  if (usable) await sandbox[Symbol.asyncDispose]();
});

async function run(source: string, options: Partial<RunProgramOptions> = {}): Promise<ProgramOutcome> {
  const given = { sdk: defineSdk({}), sandbox, importPolicy: 'all', checker: false } as const;
  return await runProgram(source, { ...given, ...options });
}

/** The control groups of this process's sandboxes that tell of processors. */
function groups(): string[] {
  const folder = ['/sys/fs/cgroup/cpu', '/sys/fs/cgroup'].find((place) => existsSync(place)) ?? '';
  const names = readdirSync(folder).filter((name) => name.startsWith(`pungi-${process.pid}-`));
  return names.map((name) => join(folder, name, 'sandbox'));
}

/** How many processors a group has, in either version. */
function processorsOf(group: string): number {
  const read = (name: string): string => readFileSync(join(group, name), 'utf8').trim();
  const [quota = '', period = ''] = existsSync(join(group, 'cpu.max'))
    ? read('cpu.max').split(' ')
    : [read('cpu.cfs_quota_us'), read('cpu.cfs_period_us')];
  return Number(quota) / Number(period);
}

describe('from inside a sandbox', () => {
  const rows: [string, string, unknown][] = [
    [
      'the root cannot be written to',
      'import errno\ndef code(path):\n  try: open(path, "w")\n  except OSError as e: return errno.errorcode[e.errno]\n[code(p) in ("EROFS", "EACCES") for p in ("/usr/x", "/x")]',
      [true, true],
    ],
    [
      'there is no network but its own loopback',
      'import socket\n[name for _, name in socket.if_nameindex() if name != "lo"]',
      [],
    ],
    [
      'it is nobody, without capabilities',
      'import os\nwant = ("CapInh", "CapPrm", "CapEff", "CapBnd")\n[os.getuid(), os.getgid(), [int(l.split()[1], 16) for l in open("/proc/self/status") if l.split(":")[0] in want]]',
      [65534, 65534, [0, 0, 0, 0]],
    ],
    [
      'more processes than may be are refused',
      'import os, time\nn = 0\ntry:\n  while n < 200:\n    if os.fork() == 0: time.sleep(9); os._exit(0)\n    n += 1\nexcept BlockingIOError: pass\n30 < n < 64',
      true,
    ],
    [
      'its folders hold what they may and no more',
      'import errno, os\ndef fill(folder):\n  try:\n    with open(folder + "/x", "wb", buffering=0) as f:\n      while True: f.write(bytes(2**20))\n  except OSError as e: return [errno.errorcode[e.errno], os.path.getsize(folder + "/x") <= 16 * 2**20]\n[fill("/tmp"), fill("/out")]',
      [
        ['ENOSPC', true],
        ['ENOSPC', true],
      ],
    ],
    [
      'the relay is closed: its memory, descriptors and environment',
      'import os\ndef tell(act):\n  try: return act()\n  except OSError as e: return type(e).__name__\n[tell(lambda: open("/proc/1/mem", "r+b")), tell(lambda: open("/proc/1/fd/0")), tell(lambda: open("/proc/1/environ").read())]',
      Array(3).fill('PermissionError'),
    ],
  ];

  test.each(rows)('%s', async (_, source, value) => {
    const outcome = await run(source, { limits: { artifactBytes: 20_000_000 } });
    expect([outcome.error?.message ?? outcome.message, outcome.value]).toEqual([undefined, value]);
  });

  test('memory that many processes take together ends the program', async () => {
    const source =
      'import os, time\nfor _ in range(8):\n  if os.fork() == 0:\n    x = bytearray(b"x" * 80_000_000); time.sleep(9); os._exit(0)\ntime.sleep(9)';
    const outcome = await run(source, { limits: { timeMs: 9_000 } });
    expect(outcome).toMatchObject({
      status: 'stopped',
      reason: 'memory',
      message: 'The program used up its memory.',
    });
  });

  test('a program that kills its relay ends its own sandbox, which is told as it is', async () => {
    const outcome = await run('import os\nos.kill(1, 9)\nwhile True: pass');
    expect(outcome).toMatchObject({ status: 'stopped', reason: 'crashed' });
  });

  test('a program has the processors of the options, though its sandbox came up with all', async () => {
    await using own = gvisor({ spares: 0, cpus: 0.25 });
    const of = new Set(groups());
    const read = vi.fn(() =>
      groups()
        .filter((path) => !of.has(path))
        .map(processorsOf),
    );
    const { status } = await run('print("on", flush=True)', { sandbox: own, onText: () => void read() });
    expect(status).toBe('completed');
    expect(read.mock.results[0]?.value).toContain(0.25);
  });

  test('more memory is there where the limits of the program say so', async () => {
    const source = 'x = b"x" * 300_000_000\nlen(x)';
    const { value } = await run(source, { limits: { memoryBytes: 512 * 2 ** 20 } });
    expect(value).toBe(300_000_000);
  });
});

const host = fileURLToPath(new URL('host.cases.ts', import.meta.url));

/** The sandboxes of one host that still run, and its folders, control groups among them. */
function leftOf(pid: number | undefined): { readonly running: number; readonly folders: string[] } {
  const shared = join(tmpdir(), `pungi-gvisor-${process.getuid?.()}`);
  const folders = existsSync(shared) ? readdirSync(shared).filter((name) => name.startsWith(`${pid}-`)) : [];
  const all = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');
  const running = all.filter((line) => line.includes('runsc') && line.includes(`${shared}/${pid}-`)).length;
  // In each hierarchy of its own there is a folder for the same group.
  const groups = readdirSync('/sys/fs/cgroup', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => [entry.name, ...readdirSync(join('/sys/fs/cgroup', entry.name))]);
  const left = groups.filter((name) => name.startsWith(`pungi-${pid}-`));
  return { running, folders: [...folders, ...left] };
}

/** A host that ends so while its program runs; what it could not remove, the next host does. */
async function expectNothingLeftAfter(signal: NodeJS.Signals): Promise<void> {
  const child = spawn(process.execPath, [host], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  await once(createInterface({ input: child.stdout }), 'line');
  expect(leftOf(child.pid).running).toBeGreaterThan(0);
  await randomMoment(500);
  child.kill(signal);
  await exited;
  const soon = { timeout: 15_000, interval: 100 };
  await vi.waitFor(() => expect(leftOf(child.pid).running).toBe(0), soon);
  await using next = gvisor({ spares: 0 });
  await run('1', { sandbox: next });
  expect(leftOf(child.pid).folders).toEqual([]);
}

describe('no sandbox survives', () => {
  test.each(['SIGKILL', 'SIGTERM'] as const)(
    'the host that %s ends while a program runs',
    async (signal) => {
      for (let kills = rounds(1); kills > 0; kills--) await expectNothingLeftAfter(signal);
    },
    3_600_000,
  );

  test('a sandbox that is disposed of, used or not', async () => {
    await sandbox[Symbol.asyncDispose]();
    await using another = gvisor({ spares: 2 });
    await run('1', { sandbox: another });
    expect(leftOf(process.pid).folders).not.toEqual([]);
    await another[Symbol.asyncDispose]();
    expect(leftOf(process.pid)).toEqual({ running: 0, folders: [] });
  }, 60_000);
});

test('the probe says what is missing, and what helps', async () => {
  const remedy =
    "Install runsc of gVisor on the path, build it (`bash scripts/ci/runsc.sh`, needs Go), or name it: gvisor({ runsc: '/path/to/runsc' }).";
  expect(await probe({ runsc: '/no/such/runsc' })).toEqual({
    usable: false,
    reason: '/no/such/runsc does not start.',
    remedy,
  });
});
