import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { isGone } from '../../../../test/support/processes.ts';
import { expectCommand, runCommand } from './command.ts';

const file = process.execPath;
const env = {};
const { signal } = new AbortController();

test('gives status and output', async () => {
  const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
  expect(await runCommand({ file, args: ['-e', script], env, signal })).toEqual({
    status: 3,
    stdout: 'out\n',
    stderr: 'err\n',
  });
});

test('gives nothing for a program that does not exist', async () => {
  expect(await runCommand({ file: '/no/such/program', args: [], env, signal })).toBeUndefined();
});

test('passes on the given variables and no others', async () => {
  const script =
    'console.log(JSON.stringify(Object.keys(process.env).filter((name) => name !== "__CF_USER_TEXT_ENCODING")))';
  const end = await runCommand({ file, args: ['-e', script], env: { ONLY: '1' }, signal });
  expect(end?.stdout).toBe('["ONLY"]\n');
});

test('says what failed, with the last lines that it printed', async () => {
  const script = 'for (let i = 0; i < 20; i += 1) console.error(i); process.exitCode = 1';
  await expect(expectCommand({ file, args: ['-e', script], env, signal })).rejects.toMatchObject({
    code: 'BUILD_FAILED',
    message: `Expected \`${file} -e ${script}\` to succeed, got status 1.\n${[5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19].join('\n')}`,
  });
});

test('says that there is no such program', async () => {
  await expect(expectCommand({ file: '/no/such', args: ['x'], env, signal })).rejects.toMatchObject({
    code: 'BUILD_FAILED',
    message: 'Expected `/no/such x` to succeed, got no such program.',
  });
});

test('starts nothing once aborted', async () => {
  const aborted = AbortSignal.abort(new Error('enough'));
  await expect(runCommand({ file, args: [], env, signal: aborted })).rejects.toThrow('enough');
});

test('on abort, kills the program and what it started', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pungi-command-'));
  const pids = join(folder, 'pids');
  const inner = 'setInterval(() => {}, 1000)';
  const script = `
    const child = require('node:child_process').spawn(process.execPath, ['-e', '${inner}']);
    require('node:fs').writeFileSync('${pids}.new', process.pid + ' ' + child.pid);
    require('node:fs').renameSync('${pids}.new', '${pids}');
    ${inner}`;
  const controller = new AbortController();
  const running = runCommand({ file, args: ['-e', script], env, signal: controller.signal });
  await vi.waitUntil(() => existsSync(pids), { timeout: 10_000 });
  controller.abort(new Error('enough'));
  await expect(running).rejects.toThrow('enough');
  const started = (await readFile(pids, 'utf8')).split(' ').map(Number);
  expect(started).toHaveLength(2);
  await vi.waitUntil(() => started.every(isGone), { timeout: 10_000 });
  await rm(folder, { recursive: true });
});
