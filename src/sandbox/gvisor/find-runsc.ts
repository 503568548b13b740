import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../lifecycle/cache-folder.ts';
import { unavailable } from '../lifecycle/not-started.ts';

/** A gVisor that can be started. */
export interface Runsc {
  readonly path: string;
  readonly version: string;
}

/** What makes it usable, for messages. */
export const runscRemedy =
  "Install runsc of gVisor on the path, build it (`bash scripts/ci/runsc.sh`, needs Go), or name it: gvisor({ runsc: '/path/to/runsc' }).";

/** Where `scripts/ci/runsc.sh` puts the one that it builds. */
function cachedRunsc(): string {
  return join(cacheFolder(), 'runsc', 'runsc');
}

/** The one that is named, else of the path, else of the user's cache folder. Rejects with `SANDBOX_UNAVAILABLE`. */
export async function findRunsc(named: string | null): Promise<Runsc> {
  if (process.platform !== 'linux') throw unavailable(`gVisor needs Linux. ${runscRemedy}`);
  const found = named ?? (await firstOf([...onPath(), cachedRunsc()]));
  if (found === null) throw unavailable(`There is no runsc. ${runscRemedy}`);
  return { path: found, version: await versionOf(found) };
}

function onPath(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, 'runsc'));
}

async function firstOf(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return null;
}

async function versionOf(path: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 10_000 });
    return /version (\S+)/.exec(stdout)?.[1] ?? 'unknown';
  } catch {
    throw unavailable(`${path} does not start. ${runscRemedy}`);
  }
}
