import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The versions of Python that the guest runs on. */
export const guestVersions = ['3.11', '3.12', '3.13', '3.14'] as const;

/** A Python of this machine. */
export interface Interpreter {
  /** What to start: a path, or a name on the path. */
  readonly command: string;
  /** Such as "3.12". */
  readonly version: string;
}

const run = promisify(execFile);

/** One interpreter for each guest version found here, `python3` first; older and newer ones are left out. */
export async function findInterpreters(): Promise<Interpreter[]> {
  const names = ['python3', ...guestVersions.map((version) => `python${version}`), ...pyenvInterpreters()];
  const found = await Promise.all(names.map(askVersion));
  const first = new Map<string, Interpreter>();
  for (const interpreter of found.flat()) {
    if (isGuestVersion(interpreter.version) && !first.has(interpreter.version)) {
      first.set(interpreter.version, interpreter);
    }
  }
  return [...first.values()];
}

function isGuestVersion(version: string): boolean {
  return guestVersions.some((known) => known === version);
}

/** What pyenv has installed, whether or not its shims would choose it. */
function pyenvInterpreters(): string[] {
  const folder = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions');
  try {
    return readdirSync(folder).map((version) => join(folder, version, 'bin', 'python3'));
  } catch {
    return [];
  }
}

async function askVersion(command: string): Promise<Interpreter[]> {
  try {
    const { stdout } = await run(command, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']);
    return [{ command, version: stdout.trim() }];
  } catch {
    return [];
  }
}
