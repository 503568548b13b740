import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { unavailable } from '../lifecycle/not-started.ts';
import type { jailCommand } from './command.ts';

/** The process that programs are cloned from, with the line to it. */
export interface ZygoteProcess {
  /** Its number on the host. */
  readonly pid: number;
  readonly version: string;
  /** Sends one line; nothing where it is gone. */
  send(line: string): void;
  /** Called with the words of each line from here on. */
  listen(onLine: (words: readonly string[]) => void): void;
  /** Settles when nothing of it runs any more. Never rejects. */
  readonly gone: Promise<void>;
  /** Hangs up, at which it ends and all programs with it. */
  end(): Promise<void>;
  /** Kills it at once. */
  kill(): void;
  /** Whether the host stays alive for it. */
  hold(isHeld: boolean): void;
}

/** What bounds its start. */
export interface Boot {
  readonly bootMs: number;
  /** Gives up on it. */
  readonly signal: AbortSignal;
}

const mostErrors = 2_000;

/** One that does not end at once when the line is gone is killed. */
const patienceMs = 3_000;

/** Descriptors: 2 what goes wrong, 3 the line, 4 what bubblewrap tells of its child. */
const stdio = ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] as const;

/** Starts it and waits until it is ready. Rejects with `SANDBOX_UNAVAILABLE`, with what it said. */
export async function startZygote(
  { path, args }: ReturnType<typeof jailCommand>,
  { bootMs, signal }: Boot,
): Promise<ZygoteProcess> {
  // Only the way to the programs: the host's environment is none of theirs.
  const env = { PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin' };
  const zygote = new Zygote(spawn(path, args, { cwd: '/', env, stdio: [...stdio], detached: true }));
  const late = Promise.withResolvers<never>();
  late.promise.catch(() => {}); // it may come before anybody waits
  const timer = setTimeout(() => late.reject(unavailable(`It said nothing within ${bootMs} ms.`)), bootMs);
  const onAbort = (): void => late.reject(unavailable('Nobody needs it any more.'));
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    await Promise.race([zygote.ready, late.promise]);
    return zygote;
  } catch (error) {
    zygote.kill();
    await zygote.gone;
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

class Zygote implements ZygoteProcess {
  pid = 0;
  version = '';
  readonly #child: ChildProcess;
  readonly #line: Socket;
  readonly gone: Promise<void>;
  readonly ready: Promise<unknown>;
  #onLine: (words: readonly string[]) => void = () => {};

  constructor(child: ChildProcess) {
    this.#child = child;
    const [errors, line, told] = child.stdio.slice(2) as [Socket, Socket, Socket];
    this.#line = line;
    const ready = Promise.withResolvers<void>();
    const info = Promise.withResolvers<void>();
    let said = '';
    errors.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-mostErrors);
    });
    told.once('data', (chunk) => {
      this.pid = Number(/"child-pid": (\d+)/.exec(String(chunk))?.[1]);
      info.resolve();
    });
    for (const socket of [line, told, errors]) socket.on('error', () => {}); // it is gone, which its exit tells
    const lines = createInterface({ input: line });
    lines.on('error', () => {}); // it passes on what its input had
    lines.on('line', (text) => {
      const words = text.split(' ');
      if (words[0] === 'ready') {
        this.version = words[1] ?? '';
        ready.resolve();
      } else this.#onLine(words);
    });
    this.gone = new Promise((resolve) => {
      child.once('close', () => resolve());
      child.once('error', () => resolve());
    });
    const failed = this.gone.then(() =>
      Promise.reject(unavailable(`Python did not come up. ${said}`.trim())),
    );
    this.ready = Promise.race([Promise.all([ready.promise, info.promise]), failed]);
    this.ready.then(
      () => this.hold(false),
      () => {},
    );
    failed.catch(() => {});
  }

  listen(onLine: (words: readonly string[]) => void): void {
    this.#onLine = onLine;
  }

  send(line: string): void {
    this.#line.write(`${line}\n`);
  }

  async end(): Promise<void> {
    this.hold(true);
    this.#line.destroy();
    const timer = setTimeout(() => this.kill(), patienceMs);
    await this.gone;
    clearTimeout(timer);
  }

  kill(): void {
    const { pid } = this.#child;
    if (pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    try {
      process.kill(-pid, 'SIGKILL'); // the shell leads a group, which bubblewrap is in
    } catch {
      // it ended between the question and the kill
    }
  }

  hold(isHeld: boolean): void {
    for (const handle of [this.#child, ...(this.#child.stdio.slice(2) as Socket[])])
      isHeld ? handle.ref() : handle.unref();
  }
}
