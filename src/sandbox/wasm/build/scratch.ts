import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder for the time of one build. */
export interface Scratch extends AsyncDisposable {
  readonly path: string;
}

const prefix = 'building-';

/** Nothing builds for so long: what is older was left by a process that was killed. */
const leftoverMs = 3_600_000;

/**
 * Makes a folder in `cache`, on the same file system as what it will be renamed to. It is removed when
 * disposed; those of builds that were killed are removed here.
 */
export async function makeScratch(cache: string): Promise<Scratch> {
  await removeLeftovers(cache);
  const path = await mkdtemp(join(cache, prefix));
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}

async function removeLeftovers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(cache, name);
    const made = await stat(path).catch(() => undefined);
    if (made !== undefined && Date.now() - made.mtimeMs > leftoverMs) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
