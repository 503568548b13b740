import { chmod, chown } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { unavailable } from '../lifecycle/not-started.ts';
import type { ProgramUser } from './command.ts';

/** The connections of one program, each of its own: what is printed can be no frame. */
export interface Connections {
  readonly frames: Socket;
  readonly stdout: Socket;
  readonly stderr: Socket;
}

/** Takes the connections of programs on one socket, and tells by their first line whose they are. */
export interface Callers {
  /** Settles when all connections of a place are there; they are paused. */
  expect(place: string): Promise<Connections>;
  /** Closes what has come for a place, and takes nothing more for it. */
  forget(place: string): void;
  close(): void;
}

const names = ['frames', 'stdout', 'stderr'] as const;
const longestLine = 100;

/** Listens on a path. Rejects with `SANDBOX_UNAVAILABLE` where it cannot. */
export async function listenForCallers(path: string, user: ProgramUser | null): Promise<Callers> {
  const callers = new SocketCallers();
  await callers.listen(path);
  if (user !== null) await chown(path, user.uid, user.gid);
  await chmod(path, 0o600);
  return callers;
}

interface Expected {
  readonly sockets: Map<string, Socket>;
  readonly all: PromiseWithResolvers<Connections>;
}

class SocketCallers implements Callers {
  readonly #server: Server = createServer({ pauseOnConnect: true }, (socket) => this.#answer(socket));
  readonly #expected = new Map<string, Expected>();

  async listen(path: string): Promise<void> {
    const listening = Promise.withResolvers<void>();
    this.#server.once('error', (error) =>
      listening.reject(unavailable(`Listening on ${path} failed: ${error.message}`)),
    );
    this.#server.listen(path, () => listening.resolve());
    await listening.promise;
    this.#server.unref();
  }

  expect(place: string): Promise<Connections> {
    const all = Promise.withResolvers<Connections>();
    this.#expected.set(place, { sockets: new Map(), all });
    return all.promise;
  }

  forget(place: string): void {
    for (const socket of this.#expected.get(place)?.sockets.values() ?? []) socket.destroy();
    this.#expected.delete(place);
  }

  close(): void {
    for (const place of [...this.#expected.keys()]) this.forget(place);
    this.#server.close();
  }

  /** Reads the first line; what comes after it is the program's. */
  #answer(socket: Socket): void {
    let head = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    const onData = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf(10);
      if (end < 0 && head.length <= longestLine) return;
      socket.off('data', onData).pause();
      if (head.length > end + 1) socket.unshift(head.subarray(end + 1));
      this.#connect(head.subarray(0, Math.max(0, end)).toString('latin1'), socket);
    };
    socket.on('data', onData).resume();
  }

  #connect(line: string, socket: Socket): void {
    const [place = '', name = ''] = line.split(' ');
    const expected = this.#expected.get(place);
    const isNew = names.some((known) => known === name) && expected?.sockets.has(name) === false;
    if (expected === undefined || !isNew) {
      socket.destroy();
      return;
    }
    expected.sockets.set(name, socket);
    const [frames, stdout, stderr] = names.map((each) => expected.sockets.get(each));
    if (frames && stdout && stderr) expected.all.resolve({ frames, stdout, stderr });
  }
}
