import type { Isolation, Probe, Sandbox } from '../index.ts';

/** What the door of a rung gives. */
export interface Door {
  readonly probe: (options?: object) => Promise<Probe>;
  readonly make: (options?: object) => Sandbox;
}

/** One rung that may be picked. */
export interface Candidate {
  /** Its name; a variant of a rung names that too, as `docker:runsc`. */
  readonly name: string;
  readonly level: Isolation;
  /** Loads it; null where this installation has no such rung. */
  readonly open: (() => Promise<Door>) | null;
  /** What makes it this variant. */
  readonly options?: object;
  /** With which options its programs have third-party packages; null where they have none. */
  readonly withPackages: object | null;
}

/** What keeps programs in, from weakest to strongest. */
export const levels: readonly Isolation[] = ['none', 'wasm', 'kernel', 'vm'];

/**
 * All that may be picked, best first at each level. A rung that is a layer over another one is not: its level is
 * that of the other, and it runs less.
 */
export const candidates: readonly Candidate[] = [
  { name: 'wasm', level: 'wasm', open: openWasm, withPackages: null },
  { name: 'pyodide', level: 'wasm', open: null, withPackages: null },
  { name: 'namespaces', level: 'kernel', open: openNamespaces, withPackages: { packages: true } },
  { name: 'docker', level: 'kernel', open: openDocker, withPackages: null },
  { name: 'gvisor', level: 'vm', open: openGvisor, withPackages: null },
  {
    ...{ name: 'docker:runsc', level: 'vm', open: openDocker, withPackages: null },
    options: { runtime: 'runsc' },
  },
  { name: 'microvm', level: 'vm', open: null, withPackages: null },
  { name: 'e2b', level: 'vm', open: null, withPackages: {} },
  { name: 'subprocess', level: 'none', open: openSubprocess, withPackages: { packages: true } },
];

async function openWasm(): Promise<Door> {
  const { probe, wasm } = await import('../wasm/index.ts');
  return { probe, make: wasm };
}

async function openNamespaces(): Promise<Door> {
  const { namespaces, probe } = await import('../namespaces/index.ts');
  return { probe, make: namespaces };
}

async function openDocker(): Promise<Door> {
  const { docker, probe } = await import('../docker/index.ts');
  return { probe, make: docker };
}

async function openGvisor(): Promise<Door> {
  const { gvisor, probe } = await import('../gvisor/index.ts');
  return { probe, make: gvisor };
}

async function openSubprocess(): Promise<Door> {
  const { probe, subprocess } = await import('../subprocess/index.ts');
  return { probe, make: subprocess };
}
