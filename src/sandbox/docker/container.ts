import type { Socket } from 'node:net';
import { unavailable } from '../lifecycle/not-started.ts';
import type { Container, ContainerEnd } from '../lifecycle/relay/housed.ts';
import { ignoredLimit } from './check-limits.ts';
import type { Engine } from './engine.ts';
import type { Events } from './events.ts';
import { demultiplex } from './stdcopy.ts';

const errorsLength = 2_000;

/** Creates a container, attaches to it, and starts it. Rejects with `SANDBOX_UNAVAILABLE`; then it is removed. */
export async function startContainer(
  engine: Engine,
  events: Events,
  request: object,
): Promise<DockerContainer> {
  const created = await engine.ask({ method: 'POST', path: '/containers/create', body: request });
  const { Id: id, Warnings: warnings } = created as {
    readonly Id: string;
    readonly Warnings: string[] | null;
  };
  try {
    const ignored = ignoredLimit(warnings ?? []);
    if (ignored !== null) throw unavailable(ignored);
    const ended = events.ended(id);
    const socket = await engine.hijack(`/containers/${id}/attach?stream=1&stdin=1&stdout=1&stderr=1`);
    await engine.ask({ method: 'POST', path: `/containers/${id}/start` });
    return containerOf(engine, id, { socket, ended });
  } catch (error) {
    await removeContainer(engine, id);
    throw error;
  }
}

interface Started {
  readonly socket: Socket;
  readonly ended: Promise<{ readonly ranOutOfMemory: boolean }>;
}

/** The engine is heard on the socket; when that closes it is soon told how the container ended. */
function containerOf(engine: Engine, id: string, { socket, ended }: Started): DockerContainer {
  let errors = '';
  const fromRelay = demultiplex(socket, (bytes) => {
    errors = `${errors}${new TextDecoder().decode(bytes)}`.slice(-errorsLength);
  });
  let removed: Promise<void> | null = null;
  return {
    id,
    fromRelay,
    toRelay: socket,
    ended: ended.then(({ ranOutOfMemory }): ContainerEnd => ({ ranOutOfMemory, errors: errors.trim() })),
    remove: () => {
      removed ??= removeContainer(engine, id).then(() => {
        socket.destroy();
      });
      return removed;
    },
    hold: () => void socket.ref(),
    release: () => void socket.unref(),
  };
}

/** One of the engine's. */
export interface DockerContainer extends Container {
  readonly id: string;
}

/** Kills and removes it. Never rejects: what is gone is gone, and what is left is found by the next host. */
export async function removeContainer(engine: Engine, id: string): Promise<void> {
  const also = [404, 409];
  try {
    await engine.ask({ method: 'DELETE', path: `/containers/${id}?force=1&v=1`, also });
    // Where the engine is at it already, because it ended by itself.
    await engine.ask({ method: 'POST', path: `/containers/${id}/wait?condition=removed`, also });
  } catch {
    // the engine is gone
  }
}
