import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { doubling as sdk } from '../../../test/support/doubling.ts';
import { type ProgramOutcome, type RunProgramOptions, runProgram } from '../../run/index.ts';
import { probe, wasm } from './index.ts';
import { crashes, endless, unchanged } from './wasm.cases.ts';

const usable = needs('wasm', await probe());

const MiB = 1_048_576;
const sandbox = wasm({ onProgress: ({ text }) => usable && process.stderr.write(`wasm image: ${text}\n`) });
afterAll(() => sandbox[Symbol.asyncDispose]());

async function run(source: string, options: Partial<RunProgramOptions> = {}): Promise<ProgramOutcome> {
  const given = { sdk, sandbox, importPolicy: 'all', checker: false } as const;
  return await runProgram(source, { ...given, ...options });
}

describe('a program in WebAssembly', { timeout: 180_000 }, () => {
  test('calls, prints and answers, and runs no further', async () => {
    const outcome = await run(
      'print(sdk.double(2))\ntry: final_answer(str(double(x=3)))\nfinally: print("never")',
    );
    expect(outcome).toMatchObject({ status: 'completed', answer: '6', stdout: '4\n', stderr: '' });
    expect(outcome.calls.map(({ name, status, line }) => [name, status, line])).toEqual([
      ['double', 'done', 1],
      ['double', 'done', 2],
      ['final_answer', 'done', 2],
    ]);
  });

  test('that raises fails with the line of its own source', async () => {
    const { status, error } = await run('x = 1\n1 / 0');
    expect(status).toBe('failed');
    expect(error).toMatchObject({ type: 'ZeroDivisionError', message: 'division by zero', line: 2 });
  });

  test('calls in parallel, sleeps, and reads a clock that starts where the host says', async () => {
    const source = `
import asyncio, time
start = time.time()
doubled = await asyncio.gather(*[sdk.aio.double(x) for x in range(100)])
time.sleep(0.05)
start, doubled == sdk.map(sdk.double, range(100)), time.time() - start >= 0.05
`;
    const { value } = await run(source, { startedAt: 1_000_000 });
    expect(value).toEqual([expect.closeTo(1_000, 0), true, true]);
  });

  test('reads its files and leaves artifacts', async () => {
    const source = `
import os
text = open("/data/a/b.txt").read()
os.mkdir("/out/d")
open("/out/d/c.txt", "w").write(text * 2)
try: open("/data/a/b.txt", "w")
except OSError as error: print(error.strerror)
`;
    const { artifacts, stdout } = await run(source, { files: { 'a/b.txt': 'ab' } });
    expect(stdout).toBe('Read-only file system\n');
    expect(artifacts.map(({ path, size }) => [path, size])).toEqual([['d/c.txt', 4]]);
    expect(await artifacts[0]?.bytes()).toEqual(new TextEncoder().encode('abab'));
  });

  test('sees only its own three folders, and may fill /out up to its limit', async () => {
    const source = `
import os
print(os.listdir("/"), os.listdir("/data"), dict(os.environ))
try:
  with open("/out/a", "wb") as file: file.write(bytes(2_000))
except OSError as error: print(error.strerror)
`;
    const { stdout } = await run(source, { limits: { artifactBytes: 1_000 } });
    expect(stdout).toBe("['data', 'out', 'tmp'] [] {}\nI/O error\n");
  });

  test('gets what the program before carried', async () => {
    const first = await run('x = {"n": 2**70}\ndef f(n): return n + 1');
    const second = await run('f(x["n"])', { carried: first.carried });
    expect(second.value).toBe(2n ** 70n + 1n);
  });

  test('prints the same for the same seed and start, and something else for another seed', async () => {
    const source =
      'import random, secrets, time, uuid\nprint(random.random(), secrets.token_hex(), uuid.uuid4(), id(object()), {"a", "b", "c"}, time.time_ns())';
    const seeded = (seed: string) => run(source, { seed: seed.repeat(32), startedAt: 5 });
    const { stdout } = await seeded('a');
    expect((await seeded('a')).stdout).toBe(stdout);
    expect((await seeded('b')).stdout).not.toBe(stdout);
  });
});

describe('an interpreter that ran a program', { timeout: 180_000 }, () => {
  test.each(['restored', 'fresh'] as const)('shows the next one nothing of it (%s)', async (isolation) => {
    await using one = wasm({ programs: 1, spares: 0, isolation });
    const before = await run(unchanged.look, { sandbox: one });
    expect(before.status).toBe('completed');
    const planted = await run(unchanged.plant, { sandbox: one });
    expect(planted).toMatchObject({ status: 'completed', value: 'planted' });
    expect((await run(unchanged.look, { sandbox: one })).stdout).toBe(before.stdout);
  });
});

describe('a program that takes too much', { timeout: 180_000 }, () => {
  test('gets a MemoryError at its cap, and can go on', async () => {
    const source = `
kept = []
try:
  while True: kept.append(bytearray(1_000_000))
except MemoryError:
  count = len(kept)
  kept.clear()
count < 64, sdk.double(2)
`;
    const outcome = await run(source, { limits: { memoryBytes: 64 * MiB } });
    expect(outcome).toMatchObject({ status: 'completed', value: [true, 4] });
    const next = await run('len(bytearray(20_000_000))', { limits: { memoryBytes: 64 * MiB } });
    expect(next.value).toBe(20_000_000);
  });

  test('refuses a cap that the interpreter itself does not fit into', async () => {
    await expect(run('1', { limits: { memoryBytes: MiB } })).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      message: expect.stringMatching(/^Expected `limits\.memoryBytes` to be at least \d+, .* got 1048576\.$/),
    });
  });

  test.each(endless)('is stopped when its time is up, and the next is served: $title', async ({ source }) => {
    const stopped = await run(`print("on")\n${source}`, { limits: { timeMs: 400 } });
    expect(stopped).toMatchObject({
      status: 'stopped',
      reason: 'time',
      returncode: -1,
      stdout: expect.stringMatching(/^on\n/),
      stderr: expect.stringMatching(/Execution timed out$/),
    });
    expect((await run('1 + 1')).value).toBe(2);
  });

  test('has what it prints cut, through the guest and past it', async () => {
    const limits = { outputBytes: 10_000 };
    const printed = await run('for i in range(100_000): print(i)\n"end"', { limits });
    expect(printed).toMatchObject({ status: 'completed', value: 'end' });
    expect(printed.stdout).toMatch(/\[Output cut: it passed the limit of 10000 bytes\.\]\n$/);
    const raw = await run('import os\nfor i in range(3_000): os.write(1, b"0123456789")\n"end"', { limits });
    expect(raw).toMatchObject({ status: 'completed', value: 'end', stdout: '0123456789'.repeat(1_000) });
    expect(raw.stderr).toBe('\n[output cut: it passed its limit of 10000 bytes]\n');
    expect((await run('print("whole")', { limits })).stdout).toBe('whole\n');
  });

  test.each(crashes)('ends alone: $title', async ({ source, end }) => {
    expect(await run(`print("before")\n${source}`, { limits: { frameBytes: 100_000 } })).toMatchObject({
      stdout: 'before\n',
      ...end,
    });
    expect((await run('1 + 1', { limits: { frameBytes: 100_000 } })).value).toBe(2);
  });
});

describe('the host', { timeout: 180_000 }, () => {
  test.each(['while True: pass', 'while True: print("x" * 50)', 'while True: sdk.double(1)'])(
    'answers requests while a program does `%s`, and aborts it at once',
    async (source) => {
      const server = createServer((_, response) => response.end('served')).listen(0);
      const stop = new AbortController();
      const started = Promise.withResolvers<void>();
      const running = run(`print("on")\n${source}`, {
        signal: stop.signal,
        onText: () => started.resolve(),
        limits: { calls: 1_000_000_000 },
      });
      await started.promise;
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      for (let count = 0; count < 20; count += 1) expect(await (await fetch(address)).text()).toBe('served');
      stop.abort();
      expect(await running).toMatchObject({ status: 'stopped', reason: 'aborted' });
      server.closeAllConnections();
      server.close();
    },
  );

  test('runs programs side by side, as many as it may, and waits for them when it drains', async () => {
    await using two = wasm({ programs: 2 });
    const programs = Array.from({ length: 6 }, (_, index) => run(`double(${index})`, { sandbox: two }));
    expect((await Promise.all(programs)).map(({ value }) => value)).toEqual([0, 2, 4, 6, 8, 10]);
    const last = run('double(7)', { sandbox: two });
    await new Promise(setImmediate);
    await two.drain();
    expect((await last).value).toBe(14);
    expect(two.capacity()).toEqual({ running: 0, waiting: 0, most: 2 });
    expect(await run('1', { sandbox: two })).toMatchObject({ status: 'stopped', reason: 'unavailable' });
  });

  test('runs programs side by side whose limits all differ', async () => {
    await using one = wasm();
    const programs = [64, 65, 66].map((size) =>
      run('sdk.double(1)\nimport time\ntime.sleep(0.2)\n1', {
        sandbox: one,
        limits: { memoryBytes: size * MiB },
      }),
    );
    expect((await Promise.all(programs)).map(({ value, message }) => value ?? message)).toEqual([1, 1, 1]);
  });

  test('keeps no place for a program that it cannot be told of', async () => {
    await using one = wasm({ programs: 1 });
    const last = { value: Symbol('none') as never, output: '' };
    await expect(run('1', { sandbox: one, last })).rejects.toMatchObject({ code: 'VALUE_NOT_PLAIN' });
    await new Promise(setImmediate);
    expect(one.capacity().running).toBe(0);
    expect((await run('1', { sandbox: one })).value).toBe(1);
  });

  test('says which packages are not there', async () => {
    expect(await run('1', { needs: ['numpy'] })).toMatchObject({
      status: 'stopped',
      reason: 'unavailable',
      message: 'The sandbox has no numpy.',
    });
  });
});
