import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** The parts of this machine that decide where a cache belongs. */
export interface CacheSurroundings {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
}

/**
 * The user's cache folder for Pungi: `$XDG_CACHE_HOME/pungi`, else `~/.cache/pungi`, `~/Library/Caches/pungi`
 * on macOS, `%LOCALAPPDATA%\pungi\cache` on Windows. What it holds can be deleted at any time.
 */
export function cacheFolder(surroundings: CacheSurroundings = here()): string {
  const { platform, env, home } = surroundings;
  const { join, isAbsolute } = platform === 'win32' ? win32 : posix;
  const chosen = env['XDG_CACHE_HOME'];
  // The standard says to ignore a relative one.
  if (chosen !== undefined && isAbsolute(chosen)) return join(chosen, 'pungi');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'pungi');
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'pungi', 'cache');
  return join(home, '.cache', 'pungi');
}

function here(): CacheSurroundings {
  return { platform: process.platform, env: process.env, home: homedir() };
}
