import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of one program on the host's disk; nobody else's, and removed with it. */
export interface PrivateFolder {
  readonly path: string;
  /** What `/data` is. */
  readonly data: string;
  /** What `/out` is. */
  readonly out: string;
  readonly tmp: string;
  /** Removes it with all that is in it. Never rejects. */
  remove(): Promise<void>;
}

/** Makes one, readable by this user only. */
export async function makePrivateFolder(): Promise<PrivateFolder> {
  const path = await mkdtemp(join(tmpdir(), 'pungi-'));
  const folder = { path, data: join(path, 'data'), out: join(path, 'out'), tmp: join(path, 'tmp') };
  await Promise.all([folder.data, folder.out, folder.tmp].map((part) => mkdir(part)));
  return { ...folder, remove: () => remove(path) };
}

async function remove(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch {
    // A program may have taken the rights to its own folders away, to leave them behind.
    await restoreRights(path);
    await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

async function restoreRights(path: string): Promise<void> {
  await chmod(path, 0o700).catch(() => {});
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await restoreRights(join(path, entry.name));
}
