import { type ChildProcess, spawn } from 'node:child_process';
import { PungiError } from '../../../errors/index.ts';

/** A program to run to its end. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** How a command ended that could be started. */
export interface CommandEnd {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command; `undefined` when there is no such program. On abort it and everything it started is
 * killed, and the promise rejects with the signal's reason once they are gone.
 */
export async function runCommand({ file, args, env, signal }: Command): Promise<CommandEnd | undefined> {
  signal.throwIfAborted();
  // A group of its own: a kill must also reach what the tool starts.
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: ownGroup });
  const kill = () => killGroup(child);
  signal.addEventListener('abort', kill);
  process.on('exit', kill);
  try {
    const end = await settled(child);
    signal.throwIfAborted();
    return end;
  } finally {
    signal.removeEventListener('abort', kill);
    process.removeListener('exit', kill);
  }
}

/** `runCommand` that must succeed. Throws `BUILD_FAILED` with the last lines it printed. */
export async function expectCommand(command: Command): Promise<CommandEnd> {
  const end = await runCommand(command);
  if (end?.status === 0) return end;
  const what = end === undefined ? 'no such program' : `status ${end.status}`;
  const said = end === undefined ? '' : `\n${lastLines(end.stderr || end.stdout)}`;
  throw new PungiError(
    `Expected \`${[command.file, ...command.args].join(' ')}\` to succeed, got ${what}.${said}`,
    {
      code: 'BUILD_FAILED',
    },
  );
}

const ownGroup = process.platform !== 'win32';

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (ownGroup) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch (error) {
    if (!isMissing(error, 'ESRCH')) throw error;
  }
}

function settled(child: ChildProcess): Promise<CommandEnd | undefined> {
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => (isMissing(error, 'ENOENT') ? resolve(undefined) : reject(error)));
    child.on('close', (status) => resolve({ status, ...output }));
  });
}

function isMissing(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-15).join('\n');
}
