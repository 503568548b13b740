import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../lifecycle/cache-folder.ts';
import { unavailable } from '../lifecycle/not-started.ts';
import { pins } from './pins.ts';

/** What makes the layer usable, for messages: it works wherever the package is installed. */
export const remedy: string =
  'Install it: `node -e "import(\'pungi/sandbox/restricted\').then(({ install }) => install())"` ' +
  '(in a source checkout: `npm run install:restricted`).';

/** A module of Python: its full name and its source. */
export interface PythonModule {
  readonly name: string;
  readonly source: string;
}

/** Where RestrictedPython is installed: a folder of its own, by version and hash. */
export function libraryFolder(cache: string = cacheFolder()): string {
  return join(cache, `restrictedpython-${pins.version}-${pins.wheel.slice(0, 16)}`);
}

/**
 * Reads what is used of RestrictedPython, in the order in which it must be loaded. Rejects with
 * `SANDBOX_UNAVAILABLE` where it is not installed, and where a file is not the one that was read when the rules
 * were written: whoever can write to a cache must not write the rules.
 */
export async function readLibrary(folder: string = libraryFolder()): Promise<readonly PythonModule[]> {
  // Its own `__init__` loads parts that are not used.
  const modules: PythonModule[] = [{ name: 'RestrictedPython', source: '' }];
  for (const [name, expected] of Object.entries(pins.files)) {
    const path = join(folder, 'RestrictedPython', `${name}.py`);
    const source = await readFile(path, 'utf8').catch(() => null);
    if (source === null) throw unavailable(`RestrictedPython ${pins.version} is not installed. ${remedy}`);
    if (hash('sha256', source) !== expected)
      throw unavailable(`Expected ${path} of RestrictedPython ${pins.version}, got another file. ${remedy}`);
    modules.push({ name: `RestrictedPython.${name}`, source });
  }
  return modules;
}
