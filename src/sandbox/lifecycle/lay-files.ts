import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PungiError } from '../../errors/index.ts';
import type { SandboxFile } from '../contract.ts';

/** Writes checked files under a folder that is empty and nobody else's. Read-only: they are the host's. */
export async function layFiles(folder: string, files: readonly SandboxFile[]): Promise<void> {
  for (const file of files) {
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await bytesOf(file), { flag: 'wx', mode: 0o444 });
  }
}

/** The limit was checked against what the file said of itself, so it must be true. */
async function bytesOf(file: SandboxFile): Promise<Uint8Array> {
  const bytes = await file.bytes();
  if (bytes.length === file.size) return bytes;
  throw new PungiError(
    `Expected ${JSON.stringify(file.path)} to have ${file.size} bytes, as it says, got ${bytes.length}.`,
    { code: 'INVALID_OPTION' },
  );
}
