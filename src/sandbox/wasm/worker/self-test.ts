import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Things that must be denied to this thread, should a program ever break out of WebAssembly into it. */
const attempts: { readonly [what: string]: () => unknown } = {
  'read a file': () => readFileSync(process.execPath),
  'read its own code': () => readFileSync(fileURLToPath(import.meta.url)),
  'read in the working folder': () => readFileSync(join(process.cwd(), 'pungi-self-test')),
  'list the root folder': () => readdirSync('/'),
  'write a file': () => writeFileSync(join(tmpdir(), `pungi-self-test-${process.pid}`), ''),
  'start a process': () => spawnSync(process.execPath, ['--version']),
  'start a worker': () => new Worker('', { eval: true }).terminate(),
};

/**
 * Gives up the right to read files, which this thread needed to load its code. The flags alone do not do:
 * Node also grants a worker the whole working folder of the process, taking its missing script name for a path.
 */
export function giveUpFiles(): void {
  const { permission } = process as { permission?: { drop?: (scope: string) => void } };
  permission?.drop?.('fs.read');
}

/**
 * What this thread can do that it must not: empty where Node's permission model is in force. It is silently
 * off when a worker is started with other flags, so every worker looks for itself.
 */
export function forbiddenAbilities(): string[] {
  const abilities = Object.entries(attempts).flatMap(([what, attempt]) => (isDenied(attempt) ? [] : [what]));
  return Object.keys(process.env).length === 0
    ? abilities
    : [...abilities, 'see variables of the environment'];
}

function isDenied(attempt: () => unknown): boolean {
  try {
    attempt();
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_ACCESS_DENIED';
  }
}
