import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { cacheFolder } from './cache-folder.ts';
import { guestFolder } from './guest-folder.ts';
import type { Interpreter } from './interpreter.ts';
import { unavailable } from './not-started.ts';

/** One line of making what a container runs: step 1 of 2 and what it does. */
export interface RootfsProgress {
  readonly step: number;
  readonly of: number;
  readonly text: string;
}

/** The files of a container: an interpreter with its library, and the guest. Nothing is written to them. */
export interface Rootfs {
  /** Names all that went in: another Python or another guest gives another key. */
  readonly key: string;
  readonly folder: string;
  readonly interpreter: Interpreter;
}

/** What is started inside: isolated as for any guest, but that the order of sets can be fixed. */
export const insideArgs: readonly string[] = [
  ...['/usr/bin/python3', '-P', '-s', '-S', '-X', 'utf8'],
  '/usr/lib/pungi/pungi_process/enter.py',
];

/** The same for what serves one program after another. */
export const keptFile = '/usr/lib/pungi/pungi_process/keep.py';

/** The whole environment inside. */
export const insideEnv: Readonly<Record<string, string>> = {
  HOME: '/tmp',
  LANG: 'C.UTF-8',
  // Each arena of glibc maps 64 MiB, which would count as memory of the program.
  MALLOC_ARENA_MAX: '2',
  PATH: '/usr/bin',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONHASHSEED: '0',
  TMPDIR: '/tmp',
};

/**
 * Finds the files in the user's cache folder or makes them there, from this interpreter and no image registry.
 * Takes some seconds once. Rejects with `SANDBOX_UNAVAILABLE`.
 */
export async function prepareRootfs(
  interpreter: Interpreter,
  onProgress: (progress: RootfsProgress) => void = () => {},
  cache: string = join(cacheFolder(), 'rootfs'),
): Promise<Rootfs> {
  const key = (await run(interpreter, 'key')).trim();
  const folder = join(cache, key);
  if (!existsSync(folder)) {
    onProgress({ step: 1, of: 2, text: `copying Python ${interpreter.version} and its library` });
    await make(interpreter, folder, cache);
  }
  return { key, folder, interpreter };
}

/** Made beside its place and moved there whole: stopped at any point, it leaves no half of one in use. */
async function make(interpreter: Interpreter, folder: string, cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const scratch = await mkdtemp(join(cache, 'making-'));
  try {
    await run(interpreter, 'make', scratch);
    await rename(scratch, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // another process was faster
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const script = join(guestFolder, 'pungi_process', 'rootfs.py');

async function run({ path }: Interpreter, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(path, ['-I', script, ...args], { maxBuffer: 1_000_000 });
    return stdout;
  } catch (cause) {
    const { stderr = '' } = cause as { readonly stderr?: string };
    const last = stderr.trimEnd().split('\n').at(-1) ?? '';
    throw unavailable(`The files of a container could not be made from ${path}: ${last}`);
  }
}

/** The files as an archive, the same for the same key. Its process ends with the stream. */
export function tarRootfs({ interpreter, folder }: Rootfs): Readable {
  const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
  const child: ChildProcessByStdio<null, Readable, null> = spawn(
    interpreter.path,
    ['-I', script, 'tar', folder],
    { stdio },
  );
  child.on('exit', (status) => {
    if (status !== 0) child.stdout.destroy(new Error(`The archive broke off with status ${status}.`));
  });
  return child.stdout;
}
