import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A Python that can run the guest. */
export interface Interpreter {
  /** What it calls itself: a shim is resolved, a virtual environment stays one. */
  readonly path: string;
  /** As `3.12.1`. */
  readonly version: string;
}

const oldest = [3, 11] as const;

/** The oldest Python that the guest runs on, for messages. */
export const oldestPython: string = oldest.join('.');

/** `python3` may be older than another one that is there too. */
export const usualPythons: readonly string[] = [
  'python3',
  'python3.14',
  'python3.13',
  'python3.12',
  'python3.11',
];

const question =
  'import json, sys; print(json.dumps([sys.executable, sys.implementation.name, *sys.version_info[:3]]))';

/**
 * Asks a command what Python it is; what is wrong with it, in words, where the guest cannot run on it. `before`
 * is what the command is started by: another user may not reach it.
 */
export async function askInterpreter(
  command: string,
  before: readonly string[] = [],
): Promise<Interpreter | string> {
  const [path = command, ...args] = [...before, command, '-I', '-S', '-c', question];
  try {
    const { stdout } = await promisify(execFile)(path, args, { timeout: 10_000 });
    return read(command, JSON.parse(stdout));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? `there is no ${path}` : `${command} does not start`;
  }
}

function read(command: string, answer: unknown): Interpreter | string {
  const [path, implementation, major, minor, micro] = answer as [string, string, number, number, number];
  const version = `${major}.${minor}.${micro}`;
  if (implementation !== 'cpython') return `${command} is ${implementation}`;
  const isOld = major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
  return isOld ? `${command} is ${version}` : { path, version };
}
