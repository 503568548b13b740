import { randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { chmod, readdir, rename, rm, rmdir, unlink } from 'node:fs/promises';

/**
 * Removes a folder and all that a program left in it, whatever it did to keep it: rights taken away, paths
 * longer than the system takes in one piece, names that are no text. Never rejects.
 */
export async function removeFolder(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch {
    await removeStubborn(Buffer.from(path)).catch(() => {});
  }
}

/** Lifts each folder to the top before it looks into it, so that no path is ever long. */
async function removeStubborn(root: Buffer): Promise<void> {
  const folders = [root];
  for (const folder of folders) {
    await chmod(folder, 0o700);
    for (const entry of await readdir(folder, { withFileTypes: true, encoding: 'buffer' })) {
      const lifted = await takeOut(entry, folder, root);
      if (lifted) folders.push(lifted);
    }
  }
  for (const folder of folders.reverse()) await rmdir(folder);
}

/** Gives the new place of a folder; what is none is gone. */
async function takeOut(entry: Dirent<Buffer>, folder: Buffer, root: Buffer): Promise<Buffer | null> {
  const path = Buffer.concat([folder, Buffer.from('/'), entry.name]);
  if (!entry.isDirectory()) {
    await unlink(path);
    return null;
  }
  await chmod(path, 0o700); // a folder without rights cannot be moved
  const lifted = Buffer.concat([root, Buffer.from(`/${randomUUID()}`)]);
  await rename(path, lifted);
  return lifted;
}
