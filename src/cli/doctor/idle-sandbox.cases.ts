import type { Sandbox } from '../../sandbox/index.ts';

/** A sandbox in which every program ends at once. */
export function idleSandbox(): Sandbox {
  return {
    name: 'idle',
    capabilities: {
      ...{ isolation: 'kernel', replay: 'calls', packages: 'none' },
      ...{ filesClosed: true, networkClosed: true, memoryCapped: true, threads: false, processes: false },
    },
    run: async ({ onStart }) => {
      onStart();
      return {
        ...{ status: 'completed', started: true, queuedMs: 0, artifacts: [] },
        ...{ value: null, carried: null, notCarried: [], variables: [] },
      };
    },
    capacity: () => ({ running: 0, waiting: 0, most: 1 }),
    drain: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}
