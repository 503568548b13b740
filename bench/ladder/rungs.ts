import { docker, probe as probeDocker } from '../../src/sandbox/docker/index.ts';
import { gvisor, probe as probeGvisor } from '../../src/sandbox/gvisor/index.ts';
import type { Probe, Sandbox } from '../../src/sandbox/index.ts';
import { namespaces, probe as probeNamespaces } from '../../src/sandbox/namespaces/index.ts';
import { probe as probeRestricted, restricted } from '../../src/sandbox/restricted/index.ts';
import { probe as probeSubprocess, subprocess } from '../../src/sandbox/subprocess/index.ts';
import { probe as probeWasm, wasm } from '../../src/sandbox/wasm/index.ts';

/** How much of a rung is made at once. */
export interface Size {
  readonly programs?: number;
  readonly spares?: number;
}

/** One rung of the ladder, as it is measured beside the others. */
export interface LadderRung {
  readonly name: string;
  readonly make: (size?: Size) => Sandbox;
  readonly probe: () => Promise<Probe>;
  /** Time for its spare to be ready again, milliseconds. */
  readonly settleMs: number;
  /** Its programs are no processes below this one. */
  readonly isElsewhere?: boolean;
}

/** All that are measured, in the order of the table. */
export const ladder: readonly LadderRung[] = [
  { name: 'subprocess', make: subprocess, probe: () => probeSubprocess(), settleMs: 300 },
  {
    name: 'restricted',
    make: (size) => restricted({ over: () => subprocess(size), onWarning: () => {} }),
    probe: () => probeRestricted(),
    settleMs: 300,
  },
  { name: 'wasm', make: wasm, probe: () => probeWasm(), settleMs: 8 },
  { name: 'namespaces', make: namespaces, probe: () => probeNamespaces(), settleMs: 20 },
  { name: 'docker', make: docker, probe: () => probeDocker(), settleMs: 800, isElsewhere: true },
  {
    name: 'docker-reuse',
    make: (size) => docker({ ...size, reuse: { programs: 100, ageMs: 3_600_000 } }),
    probe: () => probeDocker(),
    settleMs: 800,
    isElsewhere: true,
  },
  { name: 'gvisor', make: gvisor, probe: () => probeGvisor(), settleMs: 500 },
];
