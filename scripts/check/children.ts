import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';

/** How a command ended: `exitCode` is null when a signal ended it, or when it never started. */
export interface Finished {
  readonly exitCode: number | null;
  /** Standard output and standard error, in the order they came. */
  readonly output: string;
}

/** Where a command runs, and the environment variables it gets beside the usual ones. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env?: { readonly [name: string]: string };
  /** Told each whole line as it comes. */
  readonly onLine?: (line: string) => void;
}

/**
 * The commands that are running. Each is its own process group, so that `stop` reaches what a command
 * started as well.
 */
export class Children {
  readonly #path: string;
  readonly #running = new Set<ChildProcess>();
  #stopped = false;

  /** Commands of the packages in `root` come before those of the machine: Node, too. */
  constructor(root: string) {
    this.#path = [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  }

  /** Runs a command to its end, with no standard input. Never rejects: what cannot start says so in `output`. */
  async run(command: readonly string[], options: CommandOptions): Promise<Finished> {
    const [file = '', ...args] = command;
    if (this.#stopped) return { exitCode: null, output: `${file} was not started: stopping.\n` };
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: { ...process.env, PATH: this.#path, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.#running.add(child);
    try {
      return await finish(child, options.onLine);
    } finally {
      this.#running.delete(child);
    }
  }

  /** Asks every running group to end, kills what is left of it after `graceMs`, and starts nothing more. */
  async stop(graceMs = 3_000): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#running].map((child) => endGroup(child, graceMs)));
  }
}

function finish(child: ChildProcess, onLine: ((line: string) => void) | undefined): Promise<Finished> {
  const { promise, resolve } = Promise.withResolvers<Finished>();
  let output = '';
  let line = '';
  const take = (text: string): void => {
    output += text;
    const lines = (line + text).split('\n');
    line = lines.pop() ?? '';
    for (const whole of lines) onLine?.(whole);
  };
  child.stdout?.setEncoding('utf8').on('data', take);
  child.stderr?.setEncoding('utf8').on('data', take);
  child.on('error', (error) => resolve({ exitCode: null, output: `${output}${error.message}\n` }));
  child.on('close', (exitCode) => resolve({ exitCode, output }));
  return promise;
}

async function endGroup(child: ChildProcess, graceMs: number): Promise<void> {
  const closed = child.exitCode === null && child.signalCode === null ? once(child, 'close') : undefined;
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(signalGroup, graceMs, child, 'SIGKILL');
  await closed;
  clearTimeout(timer);
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
