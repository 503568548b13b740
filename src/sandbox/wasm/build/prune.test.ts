import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pruneImages } from './prune.ts';

test('removes old images but the newest four, no young one, and nothing that is no image', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'pungi-prune-'));
  const day = 86_400_000;
  const ages = [0.1, 0.2, 0.3, 0.4, 0.5, 2, 3, 4];
  const name = (index: number) => `${index}`.repeat(32);
  for (const [index, days] of ages.entries()) {
    await mkdir(join(cache, name(index)));
    const at = new Date(Date.now() - days * day);
    await utimes(join(cache, name(index)), at, at);
  }
  await mkdir(join(cache, 'tools-0'));
  await utimes(join(cache, 'tools-0'), new Date(0), new Date(0));
  await pruneImages(cache);
  expect((await readdir(cache)).sort()).toEqual([...[0, 1, 2, 3, 4].map(name), 'tools-0']);
  await rm(cache, { recursive: true });
});
