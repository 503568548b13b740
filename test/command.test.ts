import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { probe } from '../src/sandbox/subprocess/index.ts';
import { need } from './needs.ts';
import { compatibleChat } from './support/model/chat.ts';
import { startModelServer } from './support/model/model-server.ts';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const root = new URL('../src/index.ts', import.meta.url).href;
const subprocess = await probe();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pungi-run-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

function start(args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  // No model but those of the test: whoever runs it may have a key.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/_API_KEY$|_BASE_URL$|^OLLAMA_/.test(name),
  );
  const own = { TMPDIR: folder, XDG_STATE_HOME: join(folder, 'state') };
  const env = { ...Object.fromEntries(inherited), ...own, ...more };
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, env });
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return {
    child,
    ended: ended.then(([[code], stdout, stderr]) => ({ code: code as number, stdout, stderr })),
  };
}

async function pungi(...args: string[]) {
  const { child, ended } = start(args);
  child.stdin.end();
  return await ended;
}

const run = (...args: string[]) => pungi('run', '--sandbox', 'subprocess', ...args);

describe('pungi run', () => {
  beforeEach((context) => need(context, 'subprocess', subprocess));

  test('answers on stdout; on stderr stand the program and what it may call, before its calls', async () => {
    const { code, stdout, stderr } = await run('What is 1234 * 5678?');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '7006652\n' });
    expect(stderr.replace(/\d+ ms/, '1 ms')).toBe(
      [
        'No model was asked: the demo replays a scripted reply. All else is real.',
        'Step 1',
        '  | product = sdk.calculate("1234 * 5678")',
        '  | sdk.final_answer(str(product))',
        'It may call: calculate (pure).',
        '→ calculate {"expression":"1234 * 5678"} (line 1)',
        '← calculate: done, 1 ms\n',
      ].join('\n'),
    );
  });

  test('goes through several steps, with what the first one left', async () => {
    const { code, stdout, stderr } = await run('Which products are almost sold out?');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ count: 115 });
    expect(stderr).toContain('115 products\nStep 2\n');
  });

  test('without a terminal refuses what asks for approval, with --yes makes it', async () => {
    const task = 'Tell user u1 that the order is on its way.';
    const { code, stdout } = await run(task);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        'Not sent: It asks for approval, and nobody is at a terminal: run the command with --yes to allow it.\n',
    });
    expect(await run(task, '--yes')).toMatchObject({ code: 0, stdout: 'Sent.\n' });
    const outbox = await readFile(join(folder, 'state', 'pungi', 'outbox.jsonl'), 'utf8');
    expect(JSON.parse(outbox)).toMatchObject({ user_id: 'u1', message: 'Your order is on its way.' });
  });

  test('prints one line of JSON, exits 1 out of steps', async () => {
    const { code, stdout, stderr } = await run(
      'Which products are almost sold out?',
      '--max-steps',
      '1',
      '--json',
    );
    expect(code).toBe(1);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ status: 'stopped', reason: 'steps' },
      steps: [{ program: expect.any(String), outcome: { status: 'completed', stdout: '115 products\n' } }],
    });
    expect(stderr.endsWith('Max steps reached\n')).toBe(true);
  });

  test('exits 130 on Ctrl-C, and leaves nothing behind', async () => {
    await writeFile(
      join(folder, 'sdk.ts'),
      `import { defineFunction, defineSdk, fromJsonSchema } from '${root}';
       const input = fromJsonSchema({ type: 'object', properties: { expression: { type: 'string' } } });
       export default defineSdk({
         calculate: defineFunction({ input, effect: 'read', execute: () => new Promise(() => {}) }),
       });`,
    );
    const { child, ended } = start([
      'run',
      '--sandbox',
      'subprocess',
      '--sdk',
      'sdk.ts',
      'What is 1234 * 5678?',
    ]);
    await new Promise<void>((resolve) => {
      child.stderr.on('data', (piece) => String(piece).includes('→ calculate') && resolve());
    });
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stdout: '' });
    expect((await readdir(folder)).filter((name) => name !== 'sdk.ts')).toEqual([]);
  });

  test('exits 2 on a task without a reply, before anything starts', async () => {
    const { code, stdout, stderr } = await run('Sing.');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('There is no model: name one');
  });
});

describe('the model of pungi run', () => {
  test('is asked as its provider is: a local server that speaks the wire of OpenAI', async (context) => {
    need(context, 'subprocess', subprocess);
    const chunks = ['```python\nfinal_answer(', 'str(calculate("2 * 3")))\n```'];
    const headers = { 'content-type': 'text/event-stream' };
    await using server = await startModelServer([{ headers, body: compatibleChat.events({ chunks }) }]);
    const env = { OPENAI_BASE_URL: `${server.url}/v1`, OPENAI_API_KEY: 'k' };
    const args = ['run', '--sandbox', 'subprocess', '--model', 'openai-compatible/m', 'Two times three?'];
    const { child, ended } = start(args, env);
    child.stdin.end();
    expect(await ended).toMatchObject({
      ...{ code: 0, stdout: '6\n', stderr: expect.stringContaining('Model: openai-compatible/m\n') },
    });
  });

  test.each([
    [['--model', 'gpt'], {}, 'Expected `model` to be provider/name, such as '],
    [['--model', 'anthropic/x'], {}, 'ANTHROPIC_API_KEY'],
  ])('that cannot be had with %j is a wrong use', async (args, env, message) => {
    const { child, ended } = start(['run', 'Task.', ...args], env);
    child.stdin.end();
    expect(await ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) });
  });
});

describe('pungi check', () => {
  test('says what a program may do, and exits 0', async () => {
    await writeFile(join(folder, 'p.py'), 'print(search("x"))\n');
    expect(await pungi('check', 'p.py')).toEqual({
      ...{ code: 0, stdout: 'The program may run.\nIt may call: search (read).\n', stderr: '' },
    });
  });

  test('says what is wrong, and exits 1', async () => {
    await writeFile(join(folder, 'p.py'), 'x = serch("x")\n');
    const { code, stdout } = await pungi('check', 'p.py', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      rejected: true,
      findings: [{ code: 'undefined-name', severity: 'error', place: { line: 1 }, fix: 'search' }],
    });
    expect(await pungi('check', 'p.py')).toMatchObject({
      stdout: expect.stringContaining('Line 1: `serch` is not defined. Did you mean `search`?'),
    });
  });

  test('exits 2 without a program', async () => {
    expect(await pungi('check')).toEqual({
      ...{ code: 2, stdout: '', stderr: 'Expected one program, a path or - for stdin, got 0.\n' },
    });
  });
});

describe('pungi docs', () => {
  test('prints the page of the standard SDK, in the detail that is asked for', async () => {
    const { code, stdout } = await pungi('docs', '--detail', 'signatures');
    expect(code).toBe(0);
    expect(stdout).toContain('def calculate(expression: str) -> int | float');
    expect(stdout).toContain('def final_answer(answer: str | dict) -> NoReturn:');
  });

  test.each([
    [['all'], 'Expected no arguments but options, got 1.\n'],
    [['--detail', 'long'], 'Expected `--detail` to be full, brief, signatures, index, got "long".\n'],
  ])('refuses %j', async (args, stderr) => {
    expect(await pungi('docs', ...args)).toEqual({ code: 2, stdout: '', stderr });
  });
});

test('the command exits 2 on arguments it does not know', async () => {
  expect(await pungi('dance')).toMatchObject({ code: 2, stdout: '' });
});

describe('pungi', () => {
  test('names a command that it does not know, and the nearest one', async () => {
    const { code, stdout, stderr } = await pungi('exce', 'a.py');

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Expected a command, got "exce"\. Did you mean exec\?\nUsage: pungi <command>/);
  });

  test('names the Node it needs to one that is too old', async () => {
    const old = "Object.defineProperty(process.versions, 'node', { value: '22.1.0' })";
    const { ended } = start(['docs'], { NODE_OPTIONS: `--import="data:text/javascript,${encodeURI(old)}"` });
    expect(await ended).toEqual({
      ...{ code: 2, stdout: '' },
      stderr:
        'Expected Node 24 or newer, got 22.1.0. Install it, or bring it along: npm install --save-dev node@24\n',
    });
  });

  test('tells its version', async () => {
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));

    expect(await pungi('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});
