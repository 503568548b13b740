import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

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

/** How long a command may take to end by itself after it was asked to. */
const graceMs = 3_000;

/**
 * The commands that are running. Each is its own process group, so that `stop` reaches what a command
 * started as well.
 */
export class Children {
  readonly #environment: { readonly [name: string]: string };
  readonly #running = new Set<ChildProcess>();
  #stopped = false;

  /** `environment` is laid over that of this process for every command. */
  constructor(environment: { readonly [name: string]: string } = {}) {
    this.#environment = environment;
  }

  /** Runs a command to its end, with no standard input. Never rejects: what cannot start says so in `output`. */
  async run(command: readonly string[], options: CommandOptions): Promise<Finished> {
    const [file = '', ...args] = command;
    if (this.#stopped) return { exitCode: null, output: `${file} was not started: stopping.\n` };
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: { ...process.env, ...this.#environment, ...options.env },
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

  /** Asks every running group to end, kills it after three seconds, and starts nothing more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#running].map(endGroup));
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

async function endGroup(child: ChildProcess): Promise<void> {
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
