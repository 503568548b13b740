import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { type ProgramOutcome, type RunProgramOptions, runProgram } from '../../run/index.ts';
import { defineSdk } from '../../sdk/index.ts';
import type { Sandbox } from '../index.ts';
import { connect, type Engine } from './engine.ts';
import { type DockerOptions, docker, probe } from './index.ts';
import { makerLabel } from './leftover.ts';
import { resolveOptions } from './options.ts';
import { marks, planted } from './reuse.cases.ts';

/** Where several containers are started, on a machine that is busy. */
const severalMs = 60_000;

const usable = needs('docker', await probe());
const hour = 3_600_000;

let sandbox: Sandbox;
let engine: Engine;
beforeAll(async () => {
  if (!usable) return;
  engine = await connect(resolveOptions({}).socket);
  sandbox = reusing({ programs: 1_000, ageMs: hour });
  await run('pass');
}, 120_000);
afterAll(async () => {
  if (!usable) return;
  await sandbox[Symbol.asyncDispose]();
  engine[Symbol.dispose]();
});

/** One program at a time, and no container but the one that it needs. */
function reusing(reuse: NonNullable<DockerOptions['reuse']>): Sandbox {
  return docker({ cpus: 2, programs: 1, spares: 0, reuse });
}

async function run(source: string, options: Partial<RunProgramOptions> = {}): Promise<ProgramOutcome> {
  const given = { sdk: defineSdk({}), sandbox, importPolicy: 'all', checker: false } as const;
  return await runProgram(source, { ...given, ...options });
}

/** When the container began that runs the next program: another one began at another time. */
async function began(of: Sandbox = sandbox): Promise<unknown> {
  const source = 'open("/proc/1/stat").read().rpartition(")")[2].split()[19]';
  const { value, message } = await run(source, { sandbox: of });
  expect(message).toBe(undefined);
  return value;
}

/** How many containers this process has. */
async function count(): Promise<number> {
  const filters = encodeURIComponent(JSON.stringify({ label: [`${makerLabel}=${process.pid}`] }));
  const listed = await engine.ask({ method: 'GET', path: `/containers/json?all=1&filters=${filters}` });
  return (listed as unknown[]).length;
}

describe('one container', () => {
  test('serves one program after another, each in a process of its own', async () => {
    const source = 'import os\nos.getpid()';
    const [first, born, second] = [await run(source), await began(), await run(source)];
    expect(await began()).toBe(born);
    expect(first.value).not.toBe(second.value);
  });

  test(
    'serves as many programs as it may',
    async () => {
      await using own = reusing({ programs: 2, ageMs: hour });
      const births = [
        await began(own),
        await began(own),
        await began(own),
        await began(own),
        await began(own),
      ];
      const [a, b, c] = new Set(births);
      expect(births).toEqual([a, a, b, b, c]);
      expect(new Set(births).size).toBe(3);
    },
    severalMs,
  );

  test(
    'serves no program that begins when it is too old',
    async () => {
      await using own = reusing({ programs: 1_000, ageMs: 1 });
      expect(new Set([await began(own), await began(own), await began(own)]).size).toBe(3);
    },
    severalMs,
  );

  test(
    'is removed when it is too old, though nothing needs its place',
    async () => {
      const before = await count();
      await using own = reusing({ programs: 1_000, ageMs: 1_000 });
      await began(own);
      await vi.waitFor(async () => expect(await count()).toBe(before), { timeout: 15_000, interval: 100 });
    },
    severalMs,
  );

  test('has the memory of each of its programs', async () => {
    const source =
      'import os\nint(open("/sys/fs/cgroup/memory/memory.limit_in_bytes" if os.path.exists("/sys/fs/cgroup/memory") else "/sys/fs/cgroup/memory.max").read())';
    const born = await began();
    const asked = [150, 256, 200].map((size) => size * 2 ** 20);
    const had: unknown[] = [];
    for (const memoryBytes of asked) had.push((await run(source, { limits: { memoryBytes } })).value);
    expect(had).toEqual(asked);
    expect(await began()).toBe(born);
  });

  test('has the files of one program at a time, and hands out what that one left', async () => {
    const born = await began();
    const source =
      'import os\nname = os.listdir("/data")[0]\nopen("/out/" + name, "w").write(open("/data/" + name).read())\nos.listdir("/data")';
    for (const name of ['one', 'two']) {
      const outcome = await run(source, { files: { [name]: name } });
      expect(outcome.value).toEqual([name]);
      expect(outcome.artifacts.map(({ path, size }) => [path, size])).toEqual([[name, 3]]);
    }
    expect(await run('import os\nos.listdir("/data")')).toMatchObject({ value: [], artifacts: [] });
    expect(await began()).toBe(born);
  });

  test('serves on after a program that raised, and one that answered', async () => {
    const born = await began();
    expect((await run('1 / 0')).status).toBe('failed');
    expect((await run('sdk.final_answer("done")')).answer).toBe('done');
    expect(await began()).toBe(born);
  });
});

test.each(planted)('the next program there finds nothing of $name', async ({ plant, look, found }) => {
  const born = await began();
  expect((await run(plant)).status).toBe('completed');
  const outcome = await run(look);
  expect([outcome.error?.message, outcome.value]).toEqual([undefined, found]);
  expect(await began()).toBe(born);
});

test.each(marks)(
  'a program that %s takes its container with it',
  async (_, source, end) => {
    const born = await began();
    const outcome = await run(source, { limits: { timeMs: 1_000 } });
    expect(outcome.reason ?? outcome.status).toBe(end);
    expect(await began()).not.toBe(born);
  },
  severalMs,
);

describe('containers that wait', () => {
  test(
    'are as many as ran at the same time, and gone with their sandbox',
    async () => {
      const before = await count();
      {
        await using own = docker({ programs: 2, spares: 0, reuse: { programs: 9, ageMs: hour } });
        await Promise.all([began(own), began(own), began(own)]);
        expect((await count()) - before).toBe(2);
      }
      expect(await count()).toBe(before);
    },
    severalMs,
  );

  test('are gone when their sandbox was drained', async () => {
    const before = await count();
    const own = reusing({ programs: 9, ageMs: hour });
    const runs = Promise.withResolvers<void>();
    const source = 'import time\nprint("on", flush=True)\ntime.sleep(0.2)';
    const last = run(source, { sandbox: own, onText: () => runs.resolve() });
    await runs.promise;
    await own.drain();
    expect((await last).status).toBe('completed');
    expect(await count()).toBe(before);
  });
});
