import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Gone } from '../lifecycle/guest.ts';
import { exitOf, signalOf } from '../lifecycle/how-gone.ts';
import type { GuestStreams } from '../lifecycle/stream-guest.ts';

/** A child of `launch.py`: the guest, and beside it the watcher that leaves nothing of it behind. */
export interface WatchedChild extends GuestStreams {
  /** Settles when the watcher ended, and with it all that the program started. Never rejects. */
  readonly gone: Promise<void>;
  /** Kills the guest and waits for `gone`. Never rejects. */
  readonly end: () => Promise<void>;
  /** Lets the host end while this child is only parked; the watcher then ends it. */
  readonly release: () => void;
}

/** What to start. */
export interface Command {
  readonly path: string;
  readonly args: readonly string[];
  readonly env: { readonly [name: string]: string };
  readonly cwd: string;
}

/** A watcher gives up on what cannot be killed after two seconds; then it is killed itself. */
const patienceMs = 3_000;

/** The descriptors: 0 to 2 as usual, 3 and 4 the frames, 5 the watcher's line. */
const stdio = ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'] as const;

/** Starts a child in a session of its own, which no Ctrl-C in a terminal reaches. Rejects where it cannot. */
export async function startWatched({ path, args, env, cwd }: Command): Promise<WatchedChild> {
  const child = spawn(path, args, { cwd, env: { ...env }, stdio: [...stdio], detached: true });
  const exit = Promise.withResolvers<Gone>();
  child.once('exit', (exitCode, signal) => exit.resolve({ exitCode, signal }));
  await once(child, 'spawn');
  return new Watched(child, exit.promise);
}

class Watched implements WatchedChild {
  readonly #child: ChildProcess;
  readonly #sockets: readonly Socket[];
  readonly toGuest: Socket;
  readonly fromGuest: Socket;
  readonly stdout: Socket;
  readonly stderr: Socket;
  readonly exited: Promise<Gone>;
  readonly gone: Promise<void>;
  readonly #killable = Promise.withResolvers<void>();
  readonly killable: Promise<void> = this.#killable.promise;
  /** Of the guest, which leads a group of its own; null before the watcher told it and after it ended. */
  #guestPid: number | null = null;

  constructor(child: ChildProcess, exit: Promise<Gone>) {
    this.#child = child;
    this.#sockets = child.stdio.slice(1) as Socket[];
    const [stdout, stderr, toGuest, fromGuest, line] = this.#sockets as [
      Socket,
      Socket,
      Socket,
      Socket,
      Socket,
    ];
    this.stdout = stdout;
    this.stderr = stderr;
    this.toGuest = toGuest;
    this.fromGuest = fromGuest;
    this.gone = exit.then(() => {});
    const told = Promise.withResolvers<Gone>();
    // The watcher's own end may be known before its last line is read, and says nothing of the guest's.
    const read = Promise.withResolvers<void>();
    line.once('close', read.resolve);
    this.exited = Promise.race([told.promise, read.promise.then(() => exit)]);
    line.on('error', () => {}); // the watcher is gone, which its exit tells
    createInterface({ input: line }).on('line', (text) => this.#heard(text, told.resolve));
  }

  #heard(text: string, told: (gone: Gone) => void): void {
    const [word, number] = text.split(' ');
    if (word === 'child') {
      this.#guestPid = Number(number);
      this.#killable.resolve();
    } else {
      this.#guestPid = null; // from here on the number may be another process's
      told(word === 'exit' ? exitOf(Number(number)) : signalOf(Number(number)));
    }
  }

  /** The group of the guest; after it ended, its number may be another group's. */
  readonly kill = (): void => {
    if (this.#guestPid !== null) killGroup(this.#guestPid);
  };

  readonly end = async (): Promise<void> => {
    this.kill();
    if (this.#guestPid === null) this.#sockets.at(-1)?.destroy(); // the watcher ends what it has at this
    const timer = setTimeout(() => killGroup(this.#child.pid), patienceMs);
    await this.gone;
    clearTimeout(timer);
    for (const socket of this.#sockets) socket.destroy();
  };

  readonly hold = (): void => {
    this.#child.ref();
    for (const socket of this.#sockets) socket.ref();
  };

  readonly release = (): void => {
    this.#child.unref();
    for (const socket of this.#sockets) socket.unref();
  };
}

function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // it ended between the question and the kill
  }
}
