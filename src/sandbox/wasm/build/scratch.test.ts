import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeScratch } from './scratch.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'pungi-scratch-'));
});
afterEach(() => rm(cache, { recursive: true }));

test('is gone with all that is in it once disposed', async () => {
  {
    await using scratch = await makeScratch(cache);
    await writeFile(join(scratch.path, 'file'), 'x');
    expect(await readdir(cache)).toHaveLength(1);
  }
  expect(await readdir(cache)).toEqual([]);
});

test('removes what a killed build left, and nothing else', async () => {
  const longAgo = new Date(Date.now() - 3_700_000);
  for (const name of ['building-old', 'building-new', 'image']) await mkdir(join(cache, name));
  for (const name of ['building-old', 'image']) await utimes(join(cache, name), longAgo, longAgo);
  await using scratch = await makeScratch(cache);
  expect(existsSync(scratch.path)).toBe(true);
  expect((await readdir(cache)).filter((name) => !scratch.path.endsWith(name)).sort()).toEqual([
    'building-new',
    'image',
  ]);
});
