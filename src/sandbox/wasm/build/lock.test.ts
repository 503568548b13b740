import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireLock } from './lock.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pungi-lock-'));
  path = join(folder, 'lock');
});
afterEach(() => rm(folder, { recursive: true }));

const { signal } = new AbortController();
const never = async () => false;

test('is held until it is disposed', async () => {
  {
    await using lock = await acquireLock({ path, isDone: never, signal });
    expect(lock).toBeDefined();
    expect(existsSync(path)).toBe(true);
  }
  expect(existsSync(path)).toBe(false);
});

test('makes a second one wait until the first lets go', async () => {
  const order: string[] = [];
  const first = await acquireLock({ path, isDone: never, signal });
  const second = acquireLock({ path, isDone: never, signal }).then(async (lock) => {
    order.push('second');
    await lock?.[Symbol.asyncDispose]();
  });
  order.push('first');
  await first?.[Symbol.asyncDispose]();
  await second;
  expect(order).toEqual(['first', 'second']);
});

test('is not needed once the work is done', async () => {
  await writeFile(path, JSON.stringify({ pid: process.pid, host: hostname() }));
  expect(await acquireLock({ path, isDone: async () => true, signal })).toBeUndefined();
  expect(existsSync(path)).toBe(true);
});

test('is taken over from a process that was killed', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await writeFile(path, JSON.stringify({ pid, host: hostname() }));
  await using lock = await acquireLock({ path, isDone: never, signal });
  expect(lock).toBeDefined();
});

test('is taken over from a machine that has not been heard of for a minute', async () => {
  await writeFile(path, JSON.stringify({ pid: process.pid, host: 'elsewhere' }));
  const longAgo = new Date(Date.now() - 61_000);
  await utimes(path, longAgo, longAgo);
  await using lock = await acquireLock({ path, isDone: never, signal });
  expect(lock).toBeDefined();
});

test('is waited for no longer once aborted', async () => {
  await writeFile(path, JSON.stringify({ pid: process.pid, host: hostname() }));
  const controller = new AbortController();
  const waiting = acquireLock({ path, isDone: never, signal: controller.signal });
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  expect(existsSync(path)).toBe(true);
});
