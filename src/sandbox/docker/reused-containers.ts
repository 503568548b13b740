import type { HousedGuest } from '../lifecycle/process-sandbox.ts';
import { housedInside } from '../lifecycle/relay/housed.ts';
import { type DockerContainer, startContainer } from './container.ts';
import type { Containers } from './containers.ts';
import type { Ground } from './ground.ts';
import { memorySetter } from './memory.ts';
import type { ResolvedOptions } from './options.ts';
import type { Reuse } from './reuse-option.ts';

/** Containers that serve one program after another, until they served enough, are old, or were left in disorder. */
export function reusedContainers(options: ResolvedOptions, reuse: Reuse): Containers {
  return new ReusedContainers(options, reuse);
}

/** One container, from its first guest to its last. */
interface Life {
  readonly container: DockerContainer;
  readonly build: string;
  readonly suit: NonNullable<HousedGuest['suit']>;
  /** Guests so far. */
  programs: number;
  /** Whether a program has it now. */
  isTaken: boolean;
  readonly old: PromiseWithResolvers<void>;
  isOld: boolean;
}

/** A guest that was not asked for yet; null where it did not come up. */
interface Waiting {
  readonly life: Life;
  readonly housed: Promise<HousedGuest | null>;
}

class ReusedContainers implements Containers {
  readonly #options: ResolvedOptions;
  readonly #reuse: Reuse;
  /** Those that wait for the next program, or make room for it. */
  readonly #waiting: Waiting[] = [];
  readonly #closed = new AbortController();

  constructor(options: ResolvedOptions, reuse: Reuse) {
    this.#options = options;
    this.#reuse = reuse;
  }

  async start(ground: Ground, signal: AbortSignal): Promise<HousedGuest> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const housed = await next.housed;
      if (housed !== null && !next.life.isOld) return housed;
    }
    const life = await this.#begin(ground);
    const housed = await this.#house(life, signal);
    const timer = setTimeout(() => retire(life), this.#reuse.ageMs).unref();
    void life.container.ended.then(() => clearTimeout(timer));
    return housed;
  }

  async #begin({ engine, events, request, build }: Ground): Promise<Life> {
    const container = await startContainer(engine, events, request);
    const suit = memorySetter(engine, container.id, this.#options.memoryBytes);
    const old = Promise.withResolvers<void>();
    return { container, build, suit, programs: 0, isTaken: false, old, isOld: false };
  }

  /** Waits for the next guest in a container. */
  async #house(life: Life, signal: AbortSignal): Promise<HousedGuest> {
    const expected = { build: life.build, bootMs: this.#options.bootMs, signal };
    life.programs += 1;
    life.isTaken = false;
    const housed = await housedInside(life.container, expected, (renew) => this.#after(life, renew));
    const died = Promise.race([housed.died, life.old.promise]);
    const suit: Life['suit'] = async (limits) => {
      life.isTaken = true;
      await life.suit(limits);
    };
    return { ...housed, died, suit };
  }

  async #after(life: Life, renew: () => void): Promise<void> {
    const isSpent = life.isOld || life.programs >= this.#reuse.programs;
    if (isSpent || this.#closed.signal.aborted) return life.container.remove();
    renew();
    const housed = this.#house(life, this.#closed.signal).catch(() => null);
    this.#waiting.push({ life, housed });
  }

  async close(): Promise<void> {
    this.#closed.abort();
    for (const { housed } of this.#waiting.splice(0)) await (await housed)?.dispose();
  }
}

/** No program begins in it from here on. */
function retire(life: Life): void {
  life.isOld = true;
  life.old.resolve();
  if (!life.isTaken) void life.container.remove();
}
