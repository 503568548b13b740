import { createInterface } from 'node:readline';
import type { Engine } from './engine.ts';

/** What became of the containers of one sandbox, as the engine tells it while it happens. */
export interface Events extends Disposable {
  /** Settles when a container has ended: whether its memory ran out. Never rejects. */
  ended(id: string): Promise<{ readonly ranOutOfMemory: boolean }>;
}

/** Listens to the containers that carry a label. Nothing waits for it: it does not keep the host alive. */
export async function listenTo(engine: Engine, label: string): Promise<Events> {
  const stop = new AbortController();
  const filters = JSON.stringify({ type: ['container'], label: [label], event: ['oom', 'die'] });
  const stream = await engine.stream(`/events?filters=${encodeURIComponent(filters)}`, stop.signal);
  stream.socket.unref();
  const containers = new Containers();
  const lines = createInterface({ input: stream });
  lines.on('line', (line) => containers.heard(line));
  lines.on('error', () => {}); // those of the stream
  stream.once('close', () => containers.close());
  stream.on('error', () => {}); // a close follows
  return {
    ended: (id) => containers.ended(id),
    [Symbol.dispose]: () => stop.abort(),
  };
}

interface Container {
  ranOutOfMemory: boolean;
  readonly end: PromiseWithResolvers<{ readonly ranOutOfMemory: boolean }>;
}

class Containers {
  readonly #known = new Map<string, Container>();
  #isClosed = false;

  ended(id: string): Container['end']['promise'] {
    if (this.#isClosed) return Promise.resolve({ ranOutOfMemory: false });
    const container = this.#known.get(id) ?? { ranOutOfMemory: false, end: Promise.withResolvers() };
    this.#known.set(id, container);
    return container.end.promise;
  }

  heard(line: string): void {
    const event = JSON.parse(line) as { readonly Action: string; readonly Actor: { readonly ID: string } };
    const container = this.#known.get(event.Actor.ID);
    if (container === undefined) return;
    if (event.Action === 'oom') container.ranOutOfMemory = true;
    if (event.Action !== 'die') return;
    this.#known.delete(event.Actor.ID);
    container.end.resolve({ ranOutOfMemory: container.ranOutOfMemory });
  }

  /** Without the engine nobody tells any more. */
  close(): void {
    this.#isClosed = true;
    for (const { end, ranOutOfMemory } of this.#known.values()) end.resolve({ ranOutOfMemory });
    this.#known.clear();
  }
}
