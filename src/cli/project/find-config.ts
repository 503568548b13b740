import { type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { usageError } from '../usage-error.ts';

/** What a config may be called; where a folder has several, the first of them is meant. */
export const configNames: readonly string[] = ['pungi.config.ts', 'pungi.config.js', 'pungi.config.mjs'];

/**
 * The path of the config in a folder or, if it has none, in the nearest folder above it; null where there is none.
 *
 * A config is code that runs. One above must belong to this user or to root: else whoever can write to a shared
 * folder (`/tmp`) would have it run by everyone who works below. Throws `INVALID_OPTION` on such a one.
 */
export function findConfig(folder: string, user: number | null = process.getuid?.() ?? null): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const found = configIn(at);
    if (found !== null) {
      if (at !== folder && !isTrusted(found.stats, user)) throw foreign(found.path, found.stats);
      return found.path;
    }
    if (dirname(at) === at) return null;
  }
}

interface Found {
  readonly path: string;
  readonly stats: Stats;
}

function configIn(folder: string): Found | null {
  for (const name of configNames) {
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isFile()) return { path, stats };
  }
  return null;
}

function isTrusted({ uid }: Stats, user: number | null): boolean {
  return user === null || uid === user || uid === 0;
}

function foreign(path: string, { uid }: Stats): Error {
  return usageError(
    `Expected ${JSON.stringify(path)} to be yours, got a file of the user ${uid}, which would run as you. Work in its folder if you trust it.`,
  );
}
