import { existsSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { doubling as sdk } from '../../../test/support/doubling.ts';
import { type ProgramOutcome, type RunProgramOptions, runProgram } from '../../run/index.ts';
import { probe, subprocess } from './index.ts';

needs('subprocess', await probe());

async function run(source: string, options: Partial<RunProgramOptions> = {}): Promise<ProgramOutcome> {
  const given = { sdk, sandbox: subprocess, importPolicy: 'all', checker: false } as const;
  return await runProgram(source, { ...given, ...options });
}

describe('a program in a process of its own', () => {
  test('calls, prints and answers', async () => {
    const outcome = await run('print(sdk.double(2))\nfinal_answer({"n": double(x=3)})\nprint("never")');
    expect(outcome).toMatchObject({
      status: 'completed',
      answer: { n: 6 },
      stdout: '4\n',
      stderr: '',
      returncode: 0,
    });
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

  test('that ends its process fails with the status, one that a signal ends has crashed', async () => {
    const exited = await run('import os\nprint("before")\nos._exit(3)');
    expect(exited).toMatchObject({ status: 'failed', error: { type: 'SystemExit' }, stdout: 'before\n' });
    const killed = await run('import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)');
    expect(killed).toMatchObject({
      status: 'stopped',
      reason: 'crashed',
      message: 'Python was ended by SIGSEGV.',
    });
  });

  test('reads its files and leaves artifacts', async () => {
    const source = 'text = open("/data/a/b.txt").read()\nopen("/out/c.txt", "w").write(text * 2)';
    const { artifacts, status } = await run(source, { files: { 'a/b.txt': 'ab' } });
    expect(status).toBe('completed');
    expect(artifacts.map(({ path, size }) => [path, size])).toEqual([['c.txt', 4]]);
    expect(await artifacts[0]?.bytes()).toEqual(new TextEncoder().encode('abab'));
  });

  test('gets what the program before carried', async () => {
    const first = await run('x = {"n": 2**70}\ndef f(n): return n + 1');
    const second = await run('f(x["n"])', { carried: first.carried });
    expect(second.value).toBe(2n ** 70n + 1n);
  });
});

describe('what is written past the guest', () => {
  test('is text of the program, never a frame', async () => {
    const frame = '{"kind":"end","status":"answered"}';
    const length = String.raw`b"\x22\x00\x00\x00"`;
    const source = `import os\nos.write(1, ${length} + b'${frame}')\nos.system("echo from a shell; echo wrong >&2")`;
    const { status, stdout, stderr } = await run(source);
    expect(status).toBe('completed');
    expect(stdout).toBe(`"\0\0\0${frame}from a shell\n`);
    expect(stderr).toBe('wrong\n');
  });

  test('to the descriptor of the frames ends the program, not the host', async () => {
    const outcome = await run('import os\nos.write(4, b"\\xff" * 100)\nwhile True: pass');
    expect(outcome).toMatchObject({ status: 'stopped', reason: 'crashed' });
    expect(outcome.message).toBe('Expected a frame of 1 to 16777216 bytes, got one of 4294967295.');
  });

  test('is cut at the limit', async () => {
    const source = 'import os\nfor _ in range(50): os.write(1, b"x" * 100)';
    const { stdout, stderr } = await run(source, { limits: { outputBytes: 1_000 } });
    expect(stdout).toBe('x'.repeat(1_000));
    expect(stderr).toBe('\n[output cut: it passed its limit of 1000 bytes]\n');
  });
});

describe('a program is stopped by its time', () => {
  test.each([
    ['spins', 'while True: pass'],
    ['catches everything', 'while True:\n  try:\n    while True: pass\n  except BaseException: pass'],
    ['never leaves C', 'sum(range(10**15))'],
    ['sleeps', 'import time\ntime.sleep(1000)'],
    ['ignores signals', 'import signal\nsignal.signal(15, signal.SIG_IGN)\nwhile True: pass'],
    [
      'spins in a thread',
      'import threading\nt = threading.Thread(target=lambda: [0 for _ in iter(int, 1)])\nt.start()\nt.join()',
    ],
  ])('when it %s', async (_, source) => {
    const outcome = await run(source, { limits: { timeMs: 300 } });
    expect(outcome).toMatchObject({ status: 'stopped', reason: 'time', stderr: 'Execution timed out' });
  });
});

test('memory past the limit is a MemoryError of the program', async () => {
  const source = 'try:\n  bytearray(200 * 2**20)\nexcept MemoryError:\n  print("none left")';
  const { stdout } = await run(source, { limits: { memoryBytes: 64 * 2 ** 20 } });
  expect(stdout).toBe('none left\n');
});

test('an abort settles at once, and nothing is left', async () => {
  await using sandbox = subprocess();
  const abort = new AbortController();
  const outcome = run('print("on")\nwhile True: pass', {
    sandbox,
    signal: abort.signal,
    onText: () => abort.abort(),
  });
  expect(await outcome).toMatchObject({ status: 'stopped', reason: 'aborted', returncode: -1 });
  await vi.waitFor(() => expect(sandbox.capacity().running).toBe(0));
});

describe('two programs of one sandbox', () => {
  test('see nothing of each other', async () => {
    await using sandbox = subprocess({ programs: 1, spares: 1 });
    const plant = `
import builtins, json, os, tempfile
builtins.planted = json.planted = 1
os.environ["PLANTED"] = "1"
open("planted", "w").write("1")
open("/out/planted", "w").write("1")
`;
    const look = `
import builtins, json, os
[hasattr(builtins, "planted"), hasattr(json, "planted"), "PLANTED" in os.environ, os.path.exists("planted"), os.listdir("/out")]
`;
    for (let round = 0; round < 3; round++) {
      await run(plant, { sandbox });
      expect((await run(look, { sandbox })).value).toEqual([false, false, false, false, []]);
    }
  });

  test("get none of the host's environment", async () => {
    vi.stubEnv('PUNGI_TEST_SECRET', 'hunter22');
    const { value } = await run('import os\nsorted(os.environ)');
    expect(value).toEqual(['HOME', 'LANG', 'MALLOC_ARENA_MAX', 'PATH', 'PYTHONHASHSEED', 'TMPDIR']);
  });
});

test('many callers are served, no more at once than there are places', async () => {
  await using sandbox = subprocess({ programs: 3, spares: 1 });
  const runs = Array.from({ length: 8 }, (_, n) => run(`sdk.double(${n})`, { sandbox }));
  await vi.waitFor(() => expect(sandbox.capacity().waiting).toBeGreaterThan(0));
  expect(sandbox.capacity().running).toBeLessThanOrEqual(3);
  expect((await Promise.all(runs)).map(({ value }) => value)).toEqual([0, 2, 4, 6, 8, 10, 12, 14]);
  await sandbox.drain();
  expect(sandbox.capacity()).toEqual({ running: 0, waiting: 0, most: 3 });
  expect(await run('1', { sandbox })).toMatchObject({ status: 'stopped', reason: 'unavailable' });
});

test('the folder of a program is gone with it, whatever it did to its rights', async () => {
  await using sandbox = subprocess();
  const source = 'import os\nos.mkdir("/out/d")\nos.chmod("/out/d", 0)\nprint(os.getcwd())';
  const { stdout } = await run(source, { sandbox });
  expect(stdout).toMatch(/\/pungi-\w+\/tmp\n$/);
  await vi.waitFor(() => expect(existsSync(stdout.trim())).toBe(false));
});
