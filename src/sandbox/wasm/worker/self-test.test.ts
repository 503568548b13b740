import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { forbiddenAbilities } from './self-test.ts';

const everything = [
  'read a file',
  'read its own code',
  'read in the working folder',
  'list the root folder',
  'write a file',
  'start a process',
  'start a worker',
  'see variables of the environment',
];

test('finds out what an unsealed thread can do', () => {
  const trace = join(tmpdir(), `pungi-self-test-${process.pid}`);
  expect(forbiddenAbilities()).toEqual(everything);
  expect(existsSync(trace)).toBe(true);
  rmSync(trace);
});

const module = new URL('./self-test.ts', import.meta.url);

/** What a worker with these flags says of itself, before and after it gave up its files. */
async function abilitiesOf(execArgv: readonly string[]): Promise<string[][]> {
  const script = `
    import { parentPort } from 'node:worker_threads';
    import { forbiddenAbilities, giveUpFiles } from '${module.href}';
    const before = forbiddenAbilities();
    giveUpFiles();
    parentPort.postMessage([before, forbiddenAbilities()]);
  `;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`), {
    execArgv: [...execArgv],
    env: {},
  });
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
    rmSync(join(tmpdir(), `pungi-self-test-${process.pid}`), { force: true });
  }
}

test('the flags of the permission model leave the working folder readable; giving up files closes it', async () => {
  const [before, after] = await abilitiesOf(['--permission', `--allow-fs-read=${import.meta.dirname}`]);
  expect(before).toContain('read in the working folder');
  expect(after).toEqual([]);
});

test('without the flags nothing is denied, whatever is given up', async () => {
  const [before, after] = await abilitiesOf([]);
  expect([before, after]).toEqual([everything.slice(0, -1), everything.slice(0, -1)]);
});
