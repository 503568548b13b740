import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PungiError } from '../../errors/index.ts';
import type { SandboxFile } from '../contract.ts';

/**
 * Writes checked files under a folder that is empty and nobody else's. Read-only: they are the host's; and
 * readable by every user, whatever the umask says: a program may run as another one.
 */
export async function layFiles(folder: string, files: readonly SandboxFile[]): Promise<void> {
  for (const file of files) {
    const path = join(folder, file.path);
    await makeFolders(folder, dirname(file.path));
    await writeFile(path, await bytesOf(file), { flag: 'wx' });
    await chmod(path, 0o444);
  }
}

async function makeFolders(folder: string, path: string): Promise<void> {
  if ((await mkdir(join(folder, path), { recursive: true })) === undefined) return; // they are there
  for (let at = path; at !== '.'; at = dirname(at)) await chmod(join(folder, at), 0o755);
}

/** Its bytes. Throws `INVALID_OPTION` where they are not as many as it says: the limit was checked against that. */
export async function bytesOf(file: SandboxFile): Promise<Uint8Array> {
  const bytes = await file.bytes();
  if (bytes.length === file.size) return bytes;
  throw new PungiError(
    `Expected ${JSON.stringify(file.path)} to have ${file.size} bytes, as it says, got ${bytes.length}.`,
    { code: 'INVALID_OPTION' },
  );
}
