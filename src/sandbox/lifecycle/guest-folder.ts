import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the Python of the guest lies, beside `src/` and beside `dist/`. */
export const guestFolder: string = fileURLToPath(new URL('../../../guest/', import.meta.url));

/**
 * What the guest must say of itself: SHA-256 over its files, each as its path, its length and its bytes. Read
 * from the disk once for each sandbox.
 */
export function guestBuild(): string {
  const root = join(guestFolder, 'pungi_guest');
  const hash = createHash('sha256');
  for (const path of globSync('**/*.py', { cwd: root }).sort()) {
    const bytes = readFileSync(join(root, path));
    hash
      .update(`${path.replaceAll('\\', '/')}\0`)
      .update(bytes)
      .update('\0');
  }
  return hash.digest('hex');
}
