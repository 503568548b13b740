import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from './remove-folder.ts';

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
  return { ...folder, remove: () => removeFolder(path) };
}
