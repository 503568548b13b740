import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Each change of the guest makes a new image of 28 MB; a few are kept for checkouts side by side. */
const kept = 4;

/** No younger one is removed: another process may be about to read it. */
const leastAgeMs = 86_400_000;

const imageFolder = /^[0-9a-f]{32}$/;

/** Removes images that were built long ago, but the newest four. */
export async function pruneImages(cache: string): Promise<void> {
  const names = (await readdir(cache)).filter((name) => imageFolder.test(name));
  const images = await Promise.all(names.map((name) => builtAt(join(cache, name))));
  const old = images
    .toSorted((left, right) => right.builtMs - left.builtMs)
    .slice(kept)
    .filter(({ builtMs }) => Date.now() - builtMs > leastAgeMs);
  for (const { path } of old) await rm(path, { recursive: true, force: true });
}

async function builtAt(path: string): Promise<{ path: string; builtMs: number }> {
  const { mtimeMs } = await stat(path);
  return { path, builtMs: mtimeMs };
}
