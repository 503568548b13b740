import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PungiError } from '../../errors/index.ts';
import { libraryFolder, readLibrary } from './library.ts';
import { pins } from './pins.ts';

/**
 * Installs RestrictedPython by pip into a folder of the user's cache, and nowhere else; its hash is pinned.
 * Returns the folder, at once where it is there already. Rejects with `BUILD_FAILED` where no Python here has a
 * pip that can, with what each said.
 */
export async function install(folder: string = libraryFolder()): Promise<string> {
  if (await isWhole(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const scratch = await mkdtemp(`${folder}-`);
  try {
    await runPip(scratch);
    await readLibrary(scratch);
    // Not in place: an installation that is stopped half-way must not be taken for a whole one.
    await rm(folder, { recursive: true, force: true });
    await rename(scratch, folder).catch(() => undefined); // another one was faster
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  await readLibrary(folder);
  return folder;
}

async function isWhole(folder: string): Promise<boolean> {
  return await readLibrary(folder).then(
    () => true,
    () => false,
  );
}

const pythons = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11'];

const flags = ['--require-hashes', '--only-binary=:all:', '--no-deps', '--no-compile', '--no-input'];

async function runPip(target: string): Promise<void> {
  const list = join(target, 'requirements.txt');
  await writeFile(list, `RestrictedPython==${pins.version} --hash=sha256:${pins.wheel}\n`);
  const args = ['-I', '-m', 'pip', 'install', '--disable-pip-version-check', ...flags];
  const said: string[] = [];
  for (const python of pythons) {
    const problem = await problemOf(python, [...args, '--target', target, '-r', list]);
    if (problem === null) return;
    said.push(`${python}: ${problem}`);
  }
  throw new PungiError(
    `Expected a Python 3.11 or newer with pip to install RestrictedPython, got ${said.join('; ')}. ` +
      'Install one: `apt-get install python3-pip` or the like.',
    { code: 'BUILD_FAILED' },
  );
}

/** The last line that a command printed before it failed; null where it did not fail. */
async function problemOf(command: string, args: readonly string[]): Promise<string | null> {
  try {
    await promisify(execFile)(command, [...args], { timeout: 120_000 });
    return null;
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    return code === 'ENOENT' ? 'not found' : (stderr?.trim().split('\n').at(-1) ?? String(error));
  }
}
