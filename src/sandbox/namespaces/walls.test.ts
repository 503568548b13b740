import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { need, needs } from '../../../test/needs.ts';
import { doubling as sdk } from '../../../test/support/doubling.ts';
import { descendants } from '../../../test/support/processes.ts';
import { type ProgramOutcome, type RunProgramOptions, runProgram } from '../../run/index.ts';
import type { Sandbox } from '../index.ts';
import { namespaces, probe } from './index.ts';

const probed = await probe();
needs('namespaces', probed);

type Options = Partial<RunProgramOptions> & { readonly sandbox: Sandbox };

async function run(source: string, options: Options): Promise<ProgramOutcome> {
  return await runProgram(source, { sdk, importPolicy: 'all', checker: false, ...options });
}

describe('two programs at the same time', () => {
  test('neither see nor signal each other, and share no folder', async () => {
    await using sandbox = namespaces({ programs: 2, spares: 2 });
    const abort = new AbortController();
    const on = Promise.withResolvers<unknown>();
    const other = run('open("/tmp/mine", "w").write("x")\nprint("on")\nwhile True: pass', {
      sandbox,
      signal: abort.signal,
      onText: on.resolve,
    });
    await on.promise;
    const { value } = await run(
      `
import os
def is_there(pid):
    try:
        os.kill(pid, 0)
        return True
    except OSError:
        return False
seen = [pid for pid in range(2, 3000) if is_there(pid)]
folders = ("/", "/dev", "/data", "/pungi", "/pungi/host", "/pungi/guest", "/proc", "/usr/lib")
[seen, os.getppid(), [p for p in os.listdir("/proc") if p.isdigit()], os.listdir("/tmp"), [f for f in folders if os.access(f, os.W_OK)], os.path.exists("/pungi/host/socket")]
`,
      { sandbox },
    );
    expect(value).toEqual([[], 0, ['1'], [], [], false]);
    abort.abort();
    expect(await other).toMatchObject({ status: 'stopped', reason: 'aborted' });
  });

  test('have all the walls the kernel has', async () => {
    await using sandbox = namespaces();
    const { value } = await run(
      `
status = dict(line.split(":\\t", 1) for line in open("/proc/self/status").read().splitlines() if ":\\t" in line)
[status[name].strip() for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp")]
`,
      { sandbox },
    );
    const none = '0'.repeat(16);
    expect(value).toEqual([none, none, none, none, none, '1', '2']);
  });

  test('hold no descriptor but their own: nothing, what they print, and the frames', async () => {
    await using sandbox = namespaces();
    const { value } = await run('import os\nsorted(map(int, os.listdir("/proc/self/fd")))', { sandbox });
    expect(value).toEqual([0, 1, 2, 3, 4]); // the last is the folder that is listed
  });
});

describe('a program', () => {
  test("gets none of the host's environment", async () => {
    vi.stubEnv('PUNGI_TEST_SECRET', 'hunter22');
    await using sandbox = namespaces();
    const { value } = await run('import os\nsorted(os.environ)', { sandbox });
    expect(value).toEqual([
      ...['HOME', 'LANG', 'MALLOC_ARENA_MAX', 'MKL_NUM_THREADS', 'OMP_NUM_THREADS'],
      ...['OPENBLAS_NUM_THREADS', 'PATH', 'PWD', 'PYTHONHASHSEED', 'TMPDIR'],
    ]);
  });

  test('has threads up to a limit, and no process', async () => {
    await using sandbox = namespaces();
    const { value } = await run(
      `
import os, threading, time
threads = []
try:
    while len(threads) < 1000:
        threads.append(threading.Thread(target=time.sleep, args=(0.2,)))
        threads[-1].start()
except RuntimeError:
    pass
def refusal(start):
    try:
        start()
    except OSError as error:
        return type(error).__name__
[20 < len(threads) < 100, refusal(os.fork), refusal(lambda: os.execv("/usr/bin/env", ["env"]))]
`,
      { sandbox },
    );
    expect(value).toEqual([true, 'PermissionError', 'PermissionError']);
  });

  test('is told of memory past the limit, and goes on', async () => {
    await using sandbox = namespaces();
    const source = 'try:\n  bytearray(200 * 2**20)\nexcept MemoryError:\n  print("none left", sdk.double(2))';
    const { stdout } = await run(source, { sandbox, limits: { memoryBytes: 64 * 2 ** 20 } });
    expect(stdout).toBe('none left 4\n');
  });

  test('fills its folders up to what they hold', async () => {
    await using sandbox = namespaces({ storageBytes: 2 ** 20 });
    const source = `
def fill(path):
    written = 0
    try:
        with open(path, "wb", 0) as file:
            while True: written += file.write(bytes(65536))
    except OSError as error:
        return written, error.strerror
[fill("/tmp/a"), fill("/tmp/b"), fill("/out/a")]
`;
    const { value } = await run(source, { sandbox });
    expect(value).toEqual([
      [2 ** 20, 'File too large'],
      [0, 'No space left on device'],
      [2 ** 20, 'File too large'],
    ]);
  });

  test('that is killed by a call it may not make is a crash', async () => {
    await using sandbox = namespaces();
    const outcome = await run('import os, signal\nos.kill(os.getpid(), signal.SIGKILL)', { sandbox });
    expect(outcome).toMatchObject({
      status: 'stopped',
      reason: 'crashed',
      message: 'Python was ended by SIGSYS.',
    });
  });
});

test('a program that the kernel kills for want of memory is told so', async () => {
  await using sandbox = namespaces({ spares: 0 });
  const on = Promise.withResolvers<unknown>();
  const running = run('print("on")\nwhile True: pass', { sandbox, onText: on.resolve });
  await on.promise;
  process.kill(descendants(process.pid).at(-1) ?? 0, 'SIGKILL'); // as the kernel does it
  expect(await running).toMatchObject({
    status: 'stopped',
    reason: 'memory',
    message: 'The kernel ended the program: the machine, or the group it runs in, was out of memory.',
  });
});

test('many callers are served, no more at once than there are places', async () => {
  await using sandbox = namespaces({ programs: 3, spares: 1 });
  const runs = Array.from({ length: 8 }, (_, n) => run(`sdk.double(${n})`, { sandbox }));
  await vi.waitFor(() => expect(sandbox.capacity().waiting).toBeGreaterThan(0));
  expect(sandbox.capacity().running).toBeLessThanOrEqual(3);
  expect((await Promise.all(runs)).map(({ value }) => value)).toEqual([0, 2, 4, 6, 8, 10, 12, 14]);
});

test('a sandbox whose zygote was killed serves the next program with another', async () => {
  await using sandbox = namespaces({ spares: 0 });
  const on = Promise.withResolvers<unknown>();
  const running = run('print("on")\nwhile True: pass', { sandbox, onText: on.resolve });
  await on.promise;
  const [zygote] = descendants(process.pid).slice(-2); // after the shell and bubblewrap, before the program
  process.kill(zygote ?? 0, 'SIGKILL');
  expect(await running).toMatchObject({
    status: 'stopped',
    reason: 'crashed',
    message: 'The process that programs are cloned from ended.',
  });
  expect((await run('sdk.double(2)', { sandbox })).value).toBe(4);
});

test('packages that are named are imported ahead, and those that are not there are told', async () => {
  await using sandbox = namespaces({ packages: ['sqlite3', 'pip'] });
  const { value } = await run('import sys\n["pip" in sys.modules, "sqlite3" in sys.modules]', { sandbox });
  expect(value).toEqual([true, true]);
  const lacking = await run('1', { sandbox, needs: ['pip', 'no_such_package', '../x'] });
  expect(lacking).toMatchObject({
    reason: 'unavailable',
    message: 'The sandbox has no ../x, no_such_package.',
  });
  await using wrong = namespaces({ packages: ['no_such_package'] });
  const refused = await run('1', { sandbox: wrong });
  expect(refused.reason).toBe('unavailable');
  expect(refused.message).toContain("No module named 'no_such_package'");
});

test('where the host is root, its programs are of a user of their own', async (context) => {
  const isRoot = process.getuid?.() === 0;
  need(context, 'namespaces:root', isRoot ? probed : { usable: false, reason: 'this is not root' });
  await using sandbox = namespaces();
  const on = Promise.withResolvers<unknown>();
  const abort = new AbortController();
  const running = run('print("on")\nwhile True: pass', { sandbox, signal: abort.signal, onText: on.resolve });
  await on.promise;
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'uid=,args=']);
  const users = stdout
    .split('\n')
    .filter((line) => line.includes('pungi_jail/launch.py ') && !/\d+ (\/bin\/)?sh /.test(line.trim()));
  expect(users.length).toBeGreaterThan(1);
  for (const line of users) expect(Number(line.trim().split(' ')[0])).toBeGreaterThanOrEqual(61_184);
  abort.abort();
  await running;
});
