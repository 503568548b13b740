import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { probe } from '../src/sandbox/subprocess/index.ts';
import { needs } from './needs.ts';
import { type Started, startPungi } from './support/command.ts';
import { startModelServer } from './support/model/model-server.ts';
import { descendants, isGone } from './support/processes.ts';

needs('subprocess', await probe());
vi.setConfig({ testTimeout: 60_000 });

const root = new URL('../src/index.ts', import.meta.url).href;
const testing = new URL('../src/testing/index.ts', import.meta.url).href;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pungi-interrupt-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A project whose model writes this program. */
async function write(program: string): Promise<void> {
  const reply = JSON.stringify(`\`\`\`python\n${program}\n\`\`\``);
  await writeFile(
    join(folder, 'pungi.config.ts'),
    `import { defineFunction, defineSdk } from '${root}';
     import { scriptedModel } from '${testing}';
     const wait = defineFunction({ effect: 'read', description: 'Waits.', execute: () => new Promise(() => {}) });
     export default { sdk: defineSdk({ wait }), model: scriptedModel([${reply}]), sandbox: 'subprocess' };`,
  );
}

/** Presses Ctrl-C once the command has told this on stderr. */
async function interruptAt(told: string, { child, ended }: Started) {
  let heard = '';
  await new Promise<void>((resolve) => {
    child.stderr?.on('data', (piece) => {
      heard += String(piece);
      if (heard.includes(told)) resolve();
    });
  });
  const below = descendants(child.pid ?? 0);
  child.kill('SIGINT');
  const end = await ended;
  await expect.poll(() => below.filter((pid) => !isGone(pid))).toEqual([]);
  return { ...end, left: (await readdir(folder)).filter((name) => name !== 'pungi.config.ts'), below };
}

const interrupted = {
  ...{ code: 130, stdout: '', left: [] },
  stderr: expect.stringMatching(/The run was aborted\.\n$/),
};

test('Ctrl-C stops a program that computes without an end, and leaves no process', async () => {
  await write('print("on", flush=True)\nwhile True: pass');
  const end = await interruptAt('on\n', startPungi(['run', 'Task.'], { folder }));
  expect(end).toMatchObject(interrupted);
  if (process.platform === 'linux') expect(end.below).not.toEqual([]);
});

test('Ctrl-C stops a call that never answers', async () => {
  await write('wait()');
  expect(await interruptAt('→ wait', startPungi(['run', 'Task.'], { folder }))).toMatchObject(interrupted);
});

test('Ctrl-C stops a model that never replies, and closes its connection', async () => {
  await using server = await startModelServer([{ body: [], after: 'hang' }]);
  const env = { OPENAI_BASE_URL: `${server.url}/v1`, OPENAI_API_KEY: 'k' };
  const args = ['run', '--sandbox', 'subprocess', '--model', 'openai-compatible/m', 'Task.'];
  const started = startPungi(args, { folder, env });
  await expect.poll(() => server.requests.length, { timeout: 15_000 }).toBe(1);
  started.child.kill('SIGINT');
  expect(await started.ended).toEqual({
    ...{ code: 130, stdout: '', stderr: 'Model: openai-compatible/m\nThe run was aborted.\n' },
  });
  await server.closed();
});
