import { type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { probe } from '../src/sandbox/subprocess/index.ts';
import { needs } from './needs.ts';

needs('subprocess', await probe());

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const root = new URL('../src/index.ts', import.meta.url).href;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pungi-exec-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

function start(args: readonly string[]) {
  const all = [main, 'exec', '--sandbox', 'subprocess', ...args];
  const child = spawn(process.execPath, all, { cwd: folder, env: { ...process.env, TMPDIR: folder } });
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return {
    child,
    ended: ended.then(([[code], stdout, stderr]) => ({ code: code as number, stdout, stderr })),
  };
}

/** Runs a program that comes by stdin. */
function exec(source: string, ...args: string[]) {
  const { child, ended } = start(['-', ...args]);
  child.stdin.end(source);
  return ended;
}

async function write(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return name;
}

describe('pungi exec', () => {
  test('passes the streams through, then prints the answer', async () => {
    const program = await write('p.py', 'print("half", end="")\nfinal_answer("the answer")');
    expect(await start([program]).ended).toEqual({ code: 0, stdout: 'half\nthe answer\n', stderr: '' });
  });

  test('prints the last value without an answer, as JSON', async () => {
    expect(await exec(`{"n": 2**70, "x": float("nan"), "l": [1.5, None]}`)).toEqual({
      code: 0,
      stdout: '{"n":1180591620717411303424,"x":"NaN","l":[1.5,null]}\n',
      stderr: '',
    });
  });

  test('prints nothing more than the program where it ends on nothing', async () => {
    expect(await exec('print("x")')).toEqual({ code: 0, stdout: 'x\n', stderr: '' });
  });

  test('takes the functions of a module, and prints the outcome as JSON on one line', async () => {
    const sdk = await write(
      'sdk.ts',
      `import { defineFunction, defineSdk } from '${root}';
       setInterval(() => {}, 1000); // a connection that nobody closes
       export default defineSdk({
         big: defineFunction({ effect: 'pure', execute: () => 2n ** 64n }),
       });`,
    );
    const { code, stdout, stderr } = await exec(
      'print("p")\nfinal_answer({"n": sdk.big() + 1})',
      '--sdk',
      sdk,
      '--json',
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stdout).toContain('"answer":{"n":18446744073709551617},');
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'completed',
      returncode: 0,
      stdout: 'p\n',
      stderr: '',
      calls: [
        { name: 'big', input: {}, line: 2, status: 'done', attempts: 1, cached: false },
        { name: 'final_answer', status: 'done' },
      ],
    });
  });

  test('exits 1 with the traceback when the program raises', async () => {
    const { code, stdout, stderr } = await exec('print("a")\n1/0');
    expect([code, stdout]).toEqual([1, 'a\n']);
    expect(stderr).toContain('line 2');
    expect(stderr.trimEnd().endsWith('ZeroDivisionError: division by zero')).toBe(true);
  });

  test('exits 1 without running what the checks reject, unless it is told not to check', async () => {
    const source = 'print("ran")\nprint(totl)';
    const rejected = await exec(source);
    expect(rejected).toMatchObject({ code: 1, stdout: '' });
    expect(rejected.stderr).toContain('The program was checked and did not run: 1 problem.\nLine 2: `totl`');
    const ran = await exec(source, '--no-check');
    expect(ran).toMatchObject({ code: 1, stdout: 'ran\n' });
    expect(ran.stderr).toContain("NameError: name 'totl' is not defined");
  });

  test('exits 124 when the time is up', async () => {
    const { code, stdout, stderr } = await exec('print("a", end="")\nwhile True: pass', '--timeout', '300ms');
    expect({ code, stdout, stderr }).toEqual({ code: 124, stdout: 'a', stderr: 'Execution timed out\n' });
  });

  test('exits 130 on Ctrl-C, and leaves nothing behind', async () => {
    const { child, ended } = start(['-']);
    child.stdin.end('print("on", flush=True)\nwhile True: pass');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stderr: 'The caller aborted the program.\n' });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('what is wrong before anything starts is said, and exits 2', () => {
  test.each<[string, string[], unknown]>([
    ['no such file', ['none.py'], 'Cannot read "none.py": no such file.\n'],
    ['a directory', ['.'], 'Cannot read ".": it is a directory.\n'],
    ['nothing on stdin', ['-'], 'Expected a program on stdin, got nothing.\n'],
    ['no program', [], 'Expected one program, a path or - for stdin, got 0.\n'],
    [
      'a bad time',
      ['-', '--timeout', 'soon'],
      'Expected `--timeout` to be a duration such as 500ms, 10s or 2m, got "soon".\n',
    ],
    [
      'another sandbox',
      ['-', '--sandbox', 'none'],
      expect.stringMatching(/^Expected `--sandbox` to be subprocess.* or \w+, got "none"\.\n$/),
    ],
  ])('%s', async (_, args, stderr) => {
    const { child, ended } = start(args);
    child.stdin.end();
    expect(await ended).toEqual({ code: 2, stdout: '', stderr });
  });

  test('a program that is no UTF-8', async () => {
    const program = await write('latin.py', Uint8Array.of(0x22, 0xe9, 0x22));
    const stderr = 'Expected "latin.py" to hold UTF-8, got other bytes.\n';
    expect(await start([program]).ended).toEqual({ code: 2, stdout: '', stderr });
  });

  test.each([
    ['none.ts', null, 'Cannot load "none.ts": no such file.\n'],
    ['.', null, 'Cannot load ".": it is a directory.\n'],
    [
      'empty.ts',
      'export {};',
      'Expected the default export of "empty.ts" to be made by `defineSdk`, got undefined.\n',
    ],
    ['throws.ts', 'throw new Error("no database");', 'Cannot load "throws.ts" (line 1): no database\n'],
  ])('the module %s', async (name, content, stderr) => {
    if (content !== null) await write(name, content);
    expect(await exec('1', '--sdk', name)).toEqual({ code: 2, stdout: '', stderr });
  });
});

describe('a call that asks for approval', () => {
  const sends = 'print(sdk.send())';
  beforeEach(async () => {
    await write(
      'sdk.ts',
      `import { defineFunction, defineSdk } from '${root}';
       export default defineSdk({ send: defineFunction({ effect: 'write', execute: () => 'sent' }) });`,
    );
  });

  test('is refused where nobody is at a terminal, with the hint', async () => {
    const { code, stdout, stderr } = await exec(sends, '--sdk', 'sdk.ts');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n').at(-2)).toBe(
      'sdk.Denied: It asks for approval, and nobody is at a terminal: run the command with --yes to allow it.',
    );
  });

  test('is made with --yes', async () => {
    expect(await exec(sends, '--sdk', 'sdk.ts', '--yes')).toEqual({ code: 0, stdout: 'sent\n', stderr: '' });
  });
});

const full = '/dev/full';
describe('where nothing can be written', () => {
  needs(
    'full-device',
    existsSync(full) ? { usable: true } : { usable: false, reason: `There is no ${full}.` },
  );

  /** With one of its streams on a full disk. */
  async function onFullDisk(stream: 'stdout' | 'stderr', source: string) {
    await using disk = await open(full, 'w');
    const stdio = ['ignore', ...['stdout', 'stderr'].map((name) => (name === stream ? disk.fd : 'pipe'))];
    const args = [main, 'exec', '--sandbox', 'subprocess', await write('p.py', source)];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: stdio as StdioOptions });
    const other = child.stdout ?? child.stderr;
    const [[code], shown] = await Promise.all([once(child, 'close'), other === null ? '' : text(other)]);
    return { code: code as number, shown };
  }

  test('a result that is lost is told, and is no success', async () => {
    expect(await onFullDisk('stdout', 'print("x")\n1')).toEqual({
      ...{ code: 1, shown: 'Cannot write to stdout: ENOSPC: no space left on device, write.\n' },
    });
  });

  test('a result is there though nothing can be told beside it', async () => {
    const source = 'import warnings\nwarnings.warn("x")\n1';
    expect(await onFullDisk('stderr', source)).toEqual({ code: 0, shown: '1\n' });
  });
});
