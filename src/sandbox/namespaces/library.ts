import { execFile } from 'node:child_process';
import { lstat, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { unavailable } from '../lifecycle/not-started.ts';
import type { LibraryEntry } from './command.ts';

/** Where what an interpreter loads is on every Linux: libraries, and the time zones. No programs. */
const usual = [
  ...['/usr/lib', '/usr/lib32', '/usr/lib64', '/usr/libx32', '/usr/local/lib', '/usr/share/zoneinfo'],
  ...['/lib', '/lib32', '/lib64', '/libx32'],
];

/** Where the linker and the packages of Debian look up which library is meant. */
const lookups = ['/etc/ld.so.cache', '/etc/alternatives'];

/** The prefixes of the system's own interpreters, whose libraries are in the usual folders. */
const systems = ['/usr', '/usr/local'];

/** What programs have for themselves covers what the host has there. */
const programs = ['/tmp', '/out', '/data', '/dev', '/proc', '/pungi'];

/** A virtual environment has a link to an interpreter, which may be a link again: each is needed. */
const question = `
import json, os, sys
links = [sys.executable, sys._base_executable]
for path in links:
    if os.path.islink(path):
        links.append(os.path.normpath(os.path.join(os.path.dirname(path), os.readlink(path))))
print(json.dumps([[sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix], links]))
`;

/**
 * What of the host an interpreter needs: itself, the system's libraries, and where it is installed. `before` is
 * what it is started by. Rejects with `SANDBOX_UNAVAILABLE` where that is all of the host, or of a user.
 */
export async function findLibrary(
  python: string,
  before: readonly string[],
): Promise<readonly LibraryEntry[]> {
  // With `site`: it is what finds the folder of a virtual environment.
  const [path = python, ...args] = [...before, python, '-I', '-c', question];
  const { stdout } = await promisify(execFile)(path, args, { timeout: 10_000 });
  const [prefixes, executables] = JSON.parse(stdout) as [string[], string[]];
  const { folders, files } = chooseFolders(python, prefixes, executables);
  const found = await Promise.all([...usual, ...lookups, ...folders].map(entryOf));
  const interpreters = files.map((file): LibraryEntry => ({ kind: 'file', path: file }));
  return [...found.filter((entry) => entry !== null), ...interpreters];
}

/** What stands beside the usual folders: those of the interpreter, and itself where it is in none of them. */
export function chooseFolders(
  python: string,
  prefixes: readonly string[],
  executables: readonly string[],
): { readonly folders: readonly string[]; readonly files: readonly string[] } {
  const own = [...new Set(prefixes)].filter(
    (prefix) => !systems.includes(prefix) && !isWithin(prefix, usual),
  );
  const wide = own.find((prefix) => prefix.split('/').filter((name) => name !== '').length < 2);
  if (wide !== undefined)
    throw unavailable(`Expected ${python} to be installed in a folder of its own, got ${wide}.`);
  const covered = own.find((prefix) => isWithin(prefix, programs));
  if (covered !== undefined)
    throw unavailable(
      `Expected ${python} to be installed where programs have no folder of their own, got ${covered}.`,
    );
  const folders = own.filter((folder) => !own.some((other) => folder.startsWith(`${other}/`)));
  const files = [...new Set(executables)].filter((file) => !isWithin(file, [...usual, ...folders]));
  return { folders, files };
}

function isWithin(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

async function entryOf(path: string): Promise<LibraryEntry | null> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return null;
  if (found.isSymbolicLink()) return { kind: 'link', path, target: await readlink(path) };
  return { kind: found.isDirectory() ? 'folder' : 'file', path };
}
