import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rm, rmdir } from 'node:fs/promises';
import { goneBy } from '../lifecycle/gone-by.ts';
import type { Gone } from '../lifecycle/guest.ts';
import { unavailable } from '../lifecycle/not-started.ts';
import type { Callers, Connections } from './callers.ts';
import type { RunFolder } from './run-folder.ts';
import type { ZygoteProcess } from './zygote-process.ts';

/** A process that was cloned for one program and is shut in. */
export interface Clone {
  readonly connections: Connections;
  readonly folder: { readonly data: string; readonly out: string };
  /** Settles when its process ended. Never rejects. */
  readonly ended: Promise<Gone>;
  /** Ends it at once; may be called often. */
  kill(): void;
  /** Keeps the host alive until it ended. */
  hold(): void;
  /** Lets the host end while it is only parked; it ends with the host. */
  release(): void;
  /** Ends it and removes what it left. Never rejects. */
  remove(): Promise<void>;
}

/** Where programs are cloned: a zygote, the host's ear for them, and the folder of both. */
export interface Nest {
  /** Of Python, as `3.12.1`. */
  readonly version: string;
  /** Rejects with `SANDBOX_UNAVAILABLE` where the wall cannot be built. */
  clone(): Promise<Clone>;
  /** Which of these modules programs cannot import. */
  lacking(names: readonly string[]): Promise<readonly string[]>;
  /** Settles when it ended, for whatever reason. Never rejects. */
  readonly gone: Promise<void>;
  /** Ends it with all programs; may be called often. Never rejects. */
  end(): Promise<void>;
}

/** What a nest is made of; it owns them. */
export interface NestParts {
  readonly zygote: ZygoteProcess;
  readonly callers: Callers;
  readonly folder: RunFolder;
}

/** Puts them together. */
export function makeNest(parts: NestParts): Nest {
  return new ZygoteNest(parts);
}

interface Egg {
  /** The zygote's descriptor of `/out`, until the host has its own. */
  readonly up: PromiseWithResolvers<string>;
  readonly end: PromiseWithResolvers<Gone>;
  out: FileHandle | null;
  /** By the host. */
  isKilled: boolean;
}

async function openFolder(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
  } catch (error) {
    throw unavailable(`The files of a program cannot be reached: ${(error as Error).message}.`);
  }
}

/** What is told of a program whose zygote is gone: it went with it. */
const lostWithZygote: Gone = {
  exitCode: null,
  signal: 'SIGKILL',
  fault: { reason: 'crashed', message: 'The process that programs are cloned from ended.' },
};

class ZygoteNest implements Nest {
  readonly #parts: NestParts;
  readonly #eggs = new Map<string, Egg>();
  readonly #asked: PromiseWithResolvers<readonly string[]>[] = [];
  readonly version: string;
  readonly gone: Promise<void>;
  #isGone = false;
  #holds = 0;
  #ended: Promise<void> | null = null;

  constructor(parts: NestParts) {
    this.#parts = parts;
    this.version = parts.zygote.version;
    parts.zygote.listen((words) => this.#hear(words));
    this.gone = parts.zygote.gone.then(() => this.#fall());
  }

  #hear([word, place = '', ...rest]: readonly string[]): void {
    const egg = this.#eggs.get(place);
    if (word === 'lacks') this.#asked.shift()?.resolve(rest);
    else if (word === 'up') egg?.up.resolve(rest[0] ?? '');
    else if (word === 'failed')
      egg?.up.reject(unavailable(`The wall could not be built: ${rest.join(' ')}.`));
    else egg?.end.resolve(endOf(goneBy(word, Number(rest[0])), egg));
  }

  #fall(): void {
    this.#isGone = true;
    for (const { end } of this.#eggs.values()) end.resolve(lostWithZygote);
    for (const asked of this.#asked) asked.reject(unavailable(lostWithZygote.fault?.message ?? ''));
    this.#parts.callers.close();
  }

  clone(): Promise<Clone> {
    return this.#held(this.#clone());
  }

  async #clone(): Promise<Clone> {
    const place = randomBytes(12).toString('hex');
    const egg: Egg = {
      up: Promise.withResolvers(),
      end: Promise.withResolvers(),
      out: null,
      isKilled: false,
    };
    this.#eggs.set(place, egg);
    egg.up.promise.catch(() => {}); // it may fail before anybody waits
    void egg.end.promise.then(() => egg.up.reject(unavailable('The clone ended before it was shut in.')));
    if (this.#isGone) egg.end.resolve(lostWithZygote);
    const { zygote, callers, folder } = this.#parts;
    const data = await folder.makeData(place);
    const connections = callers.expect(place);
    zygote.send(`start ${place}`);
    try {
      egg.out = await openFolder(`/proc/${zygote.pid}/fd/${await egg.up.promise}`);
      zygote.send(`release ${place}`);
      // By a descriptor of the host's own: what the program left can be read when nothing else of it is there.
      const folders = { data, out: `/proc/self/fd/${egg.out.fd}` };
      return this.#cloned(place, { egg, connections: await connections, folder: folders });
    } catch (error) {
      await this.#remove(place, data);
      throw error;
    }
  }

  #cloned(
    place: string,
    { egg, connections, folder }: { egg: Egg } & Pick<Clone, 'connections' | 'folder'>,
  ): Clone {
    return {
      connections,
      folder,
      ended: egg.end.promise,
      kill: () => this.#kill(place),
      hold: () => {
        for (const socket of Object.values(connections)) socket.ref();
        void this.#held(egg.end.promise);
      },
      release: () => {
        for (const socket of Object.values(connections)) socket.unref();
      },
      remove: () => this.#held(this.#remove(place, folder.data)),
    };
  }

  #kill(place: string): void {
    const egg = this.#eggs.get(place);
    if (egg === undefined) return;
    egg.isKilled = true;
    this.#parts.zygote.send(`kill ${place}`);
  }

  /** Keeps the host alive as long as something is waited for: a zygote that only waits does not. */
  async #held<T>(awaited: Promise<T>): Promise<T> {
    this.#holds += 1;
    this.#parts.zygote.hold(true);
    try {
      return await awaited;
    } finally {
      this.#holds -= 1;
      if (this.#holds === 0) this.#parts.zygote.hold(false);
    }
  }

  async #remove(place: string, data: string): Promise<void> {
    const egg = this.#eggs.get(place);
    if (egg === undefined) return;
    this.#kill(place);
    const timer = setTimeout(() => this.#parts.zygote.kill(), patienceMs); // it does not listen any more
    await egg.end.promise;
    clearTimeout(timer);
    this.#eggs.delete(place);
    this.#parts.callers.forget(place);
    await Promise.allSettled([egg.out?.close(), removeData(data)]);
  }

  async lacking(names: readonly string[]): Promise<readonly string[]> {
    const known = names.filter((name) => /^[A-Za-z_]\w*$/.test(name));
    const unknown = names.filter((name) => !known.includes(name));
    if (known.length === 0) return unknown;
    if (this.#isGone) throw unavailable(lostWithZygote.fault?.message ?? '');
    const asked = Promise.withResolvers<readonly string[]>();
    this.#asked.push(asked);
    this.#parts.zygote.send(`lacks ? ${known.join(' ')}`);
    return [...unknown, ...(await this.#held(asked.promise))];
  }

  end(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async #end(): Promise<void> {
    await this.#parts.zygote.end();
    await this.gone;
    await this.#parts.folder.remove();
  }
}

/** It is empty most times, which is quicker. */
async function removeData(folder: string): Promise<void> {
  await rmdir(folder).catch(() => rm(folder, { recursive: true, force: true }));
}

/** A program cannot kill itself so: where the host did not either, it was the kernel, which looked for memory. */
function endOf(gone: Gone, { isKilled }: Egg): Gone {
  if (gone.signal !== 'SIGKILL' || isKilled) return gone;
  const message = 'The kernel ended the program: the machine, or the group it runs in, was out of memory.';
  return { ...gone, fault: { reason: 'memory', message } };
}

/** A kill takes milliseconds; a zygote that does not hear it is killed, and all with it. */
const patienceMs = 3_000;
