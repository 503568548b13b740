import type { Isolation, Probe, Sandbox } from '../sandbox/index.ts';
import type { BuildProgress } from '../sandbox/wasm/index.ts';

/** The rungs of the ladder, from no wall to the highest one. */
export type RungName =
  | 'subprocess'
  | 'restricted'
  | 'wasm'
  | 'pyodide'
  | 'namespaces'
  | 'docker'
  | 'gvisor'
  | 'microvm'
  | 'e2b';

/** What the command knows of a rung without loading it. */
export interface Rung {
  /** What it keeps programs in; equal to what its sandboxes say of themselves. */
  readonly isolation: Isolation;
  /** Loads it; null where this version does not have it yet. */
  readonly open: (() => Promise<RungDoor>) | null;
}

/** A rung that is loaded. */
export interface RungDoor {
  readonly probe: () => Promise<Probe>;
  readonly make: (options: MakeOptions) => Sandbox;
}

/** What the command tells a rung as it makes a sandbox. */
export interface MakeOptions {
  /** Told of each step where something has to be built first. Must not throw. */
  readonly onBuild: (progress: BuildProgress) => void;
  /** Told that what is made has no wall, where its maker would tell the process. Must not throw. */
  readonly onWarning: (message: string) => void;
}

/** Every rung. What loads one stands in its own function: a command loads the one that it uses. */
export const rungs: { readonly [Name in RungName]: Rung } = {
  subprocess: {
    isolation: 'none',
    open: async () => {
      const { probe, subprocess } = await import('../sandbox/subprocess/index.ts');
      return { probe, make: () => subprocess() };
    },
  },
  restricted: {
    isolation: 'none',
    open: async () => {
      const { probe, restricted } = await import('../sandbox/restricted/index.ts');
      return { probe, make: ({ onWarning }) => restricted({ onWarning }) };
    },
  },
  wasm: {
    isolation: 'wasm',
    open: async () => {
      const { probe, wasm } = await import('../sandbox/wasm/index.ts');
      return { probe, make: ({ onBuild }) => wasm({ onProgress: onBuild }) };
    },
  },
  pyodide: { isolation: 'wasm', open: null },
  namespaces: {
    isolation: 'kernel',
    open: async () => {
      const { namespaces, probe } = await import('../sandbox/namespaces/index.ts');
      return { probe, make: () => namespaces() };
    },
  },
  docker: {
    isolation: 'kernel',
    open: async () => {
      const { docker, probe } = await import('../sandbox/docker/index.ts');
      return { probe, make: () => docker() };
    },
  },
  gvisor: {
    isolation: 'vm',
    open: async () => {
      const { gvisor, probe } = await import('../sandbox/gvisor/index.ts');
      return { probe, make: () => gvisor() };
    },
  },
  microvm: { isolation: 'vm', open: null },
  e2b: { isolation: 'vm', open: null },
};

/** The names of all rungs, in the order of the ladder. */
export const rungNames: readonly RungName[] = Object.keys(rungs).filter(isRungName);

/** Those that this version has. */
export const builtRungs: readonly RungName[] = rungNames.filter((name) => rungs[name].open !== null);

/** Whether there is a rung of that name, built or not. */
export function isRungName(name: unknown): name is RungName {
  return typeof name === 'string' && Object.hasOwn(rungs, name);
}
