import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the Python of the guest lies, beside `src/` and beside `dist/`. */
export const guestFolder: string = fileURLToPath(new URL('../../../guest/', import.meta.url));

/**
 * What the guest must say of itself: SHA-256 over its files, each as its path and its bytes. Read from the
 * disk once for each sandbox.
 */
export function guestBuild(): string {
  const root = join(guestFolder, 'pungi_guest');
  const hash = createHash('sha256');
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
  for (const path of paths.filter((name) => name.endsWith('.py')).sort())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}
