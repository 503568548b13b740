import { constants, type Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxFile } from '../contract.ts';
import { pathProblem } from './file-path.ts';
import { sandboxFile } from './sandbox-file.ts';

/** What a program left in its folder, and what of it was not taken. */
export interface Collected {
  readonly artifacts: readonly SandboxFile[];
  readonly notices: readonly string[];
}

/** Folders inside one another, and entries in all, that are looked at. */
const deepest = 32;
const mostEntries = 10_000;

/**
 * Reads what a program left under `/out`, sorted by path, after nothing of it runs any more. Links are not
 * followed and only ordinary files are read: a link to `/etc/passwd` would hand out the host's file, a FIFO
 * would hold the host for ever.
 */
export async function collectArtifacts(folder: string, artifactBytes: number): Promise<Collected> {
  const found: Found = { paths: [], notices: [], entries: 0 };
  await walk(folder, '', found);
  const artifacts: SandboxFile[] = [];
  let left = artifactBytes;
  for (const path of found.paths) {
    const bytes = await readOrdinary(join(folder, path), left);
    if (typeof bytes === 'string') found.notices.push(`/out/${path} was not kept: ${bytes}.`);
    else {
      left -= bytes.length;
      artifacts.push(sandboxFile(path, bytes));
    }
  }
  return { artifacts, notices: found.notices };
}

interface Found {
  readonly paths: string[];
  readonly notices: string[];
  entries: number;
}

async function walk(folder: string, prefix: string, found: Found): Promise<void> {
  const entries = await entriesOf(join(folder, prefix));
  if (entries === null) found.notices.push(`/out/${prefix} was not kept: it could not be read.`);
  for (const entry of entries?.sort(byName) ?? []) {
    const path = `${prefix}${entry.name}`;
    found.entries += 1;
    const refusal = refusalOf(entry, path, found.entries);
    if (refusal !== null) found.notices.push(`/out/${path} was not kept: ${refusal}.`);
    else if (entry.isDirectory()) await walk(folder, `${path}/`, found);
    else found.paths.push(path);
    if (found.entries > mostEntries) return;
  }
}

/** Null where the program took the right to read it away. */
async function entriesOf(folder: string): Promise<Dirent[] | null> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

function refusalOf(entry: Dirent, path: string, count: number): string | null {
  if (count > mostEntries) return `there are more than ${mostEntries} files and folders`;
  if (path.split('/').length > deepest) return `it is more than ${deepest} folders deep`;
  if (!entry.isDirectory() && !entry.isFile()) return 'it is no ordinary file';
  return pathProblem(path) === null ? null : 'its name is not portable';
}

/** The bytes, or why not. What was an ordinary file when it was listed is checked again once it is open. */
async function readOrdinary(path: string, left: number): Promise<Uint8Array | string> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  try {
    await using file = await open(path, flags);
    const { size } = await file.stat();
    if (size > left) return `it has ${size} bytes, and ${left} are left of the limit for artifacts`;
    const buffer = Buffer.alloc(size);
    const { bytesRead } = await file.read(buffer, 0, size, 0);
    return new Uint8Array(buffer.subarray(0, bytesRead));
  } catch (error) {
    return `it could not be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`;
  }
}
