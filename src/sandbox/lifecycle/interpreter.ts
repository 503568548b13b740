import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PungiError } from '../../errors/index.ts';

/** A Python that can run the guest. */
export interface Interpreter {
  /** What it calls itself: a shim is resolved, a virtual environment stays one. */
  readonly path: string;
  /** As `3.12.1`. */
  readonly version: string;
}

/** What makes it usable, for messages. */
export function pythonRemedy(rung: string): string {
  return `Install Python 3.11 or newer, or name one: ${rung}({ python: '/path/to/python3' }).`;
}

const oldest = [3, 11] as const;

/** `python3` may be older than another one that is there too. */
const usual = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11'];

/**
 * Asks the named interpreter, or the usual ones in turn, what it is. A shim of pyenv costs 80 ms at every
 * start, and finds its version by the environment, which programs do not get: so the real path is kept.
 * Rejects with `SANDBOX_UNAVAILABLE`, with what was found instead; `rung` is who asks.
 */
export async function findInterpreter(python: string | null, rung: string): Promise<Interpreter> {
  if (process.platform === 'win32') throw unavailable(`The ${rung} sandbox needs Linux or macOS.`);
  const problems: string[] = [];
  for (const command of python === null ? usual : [python]) {
    const answer = await ask(command);
    if (typeof answer === 'object') return answer;
    problems.push(answer);
  }
  throw unavailable(
    `Expected Python ${oldest.join('.')} or newer: ${problems.join('; ')}. ${pythonRemedy(rung)}`,
  );
}

const question =
  'import json, sys; print(json.dumps([sys.executable, sys.implementation.name, *sys.version_info[:3]]))';

/** The interpreter, or what is wrong with it. */
async function ask(command: string): Promise<Interpreter | string> {
  try {
    const { stdout } = await promisify(execFile)(command, ['-I', '-S', '-c', question], { timeout: 10_000 });
    return read(command, JSON.parse(stdout));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? `there is no ${command}` : `${command} does not start`;
  }
}

function read(command: string, answer: unknown): Interpreter | string {
  const [path, implementation, major, minor, micro] = answer as [string, string, number, number, number];
  const version = `${major}.${minor}.${micro}`;
  if (implementation !== 'cpython') return `${command} is ${implementation}`;
  const isOld = major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
  return isOld ? `${command} is ${version}` : { path, version };
}

function unavailable(message: string): PungiError {
  return new PungiError(message, { code: 'SANDBOX_UNAVAILABLE' });
}
