import { housedInside } from '../lifecycle/relay/housed.ts';
import { startContainer } from './container.ts';
import type { Containers } from './containers.ts';
import { memorySetter } from './memory.ts';
import type { ResolvedOptions } from './options.ts';

/** A container for each program: it is removed with its guest. */
export function singleContainers({ memoryBytes, bootMs }: ResolvedOptions): Containers {
  return {
    start: async ({ engine, events, request, build }, signal) => {
      const container = await startContainer(engine, events, request);
      const housed = await housedInside(container, { build, bootMs, signal });
      return { ...housed, suit: memorySetter(engine, container.id, memoryBytes) };
    },
    close: () => Promise.resolve(),
  };
}
