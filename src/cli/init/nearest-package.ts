import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The path of the `package.json` that Node goes by in a folder, there yet or not; null where there is none. */
export function nearestPackage(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, 'package.json');
    if (existsSync(path)) return path;
    if (dirname(at) === at) return null;
  }
}
