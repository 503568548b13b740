import { docker } from '../../src/sandbox/docker/index.ts';
import { gvisor } from '../../src/sandbox/gvisor/index.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { namespaces } from '../../src/sandbox/namespaces/index.ts';
import { restricted } from '../../src/sandbox/restricted/index.ts';
import { subprocess } from '../../src/sandbox/subprocess/index.ts';
import { wasm } from '../../src/sandbox/wasm/index.ts';
import { renderMissing } from './wasm.ts';

/** A rung that has a page under `docs/limits/`. */
export interface RungPage {
  readonly make: () => Sandbox;
  /** Chapters beside what every rung proves. */
  readonly extra: readonly string[];
}

/** The rungs that have a page, by name. */
export const rungs: Readonly<Record<string, RungPage>> = {
  docker: { make: () => docker({ cpus: 2 }), extra: [] },
  'docker-reuse': {
    make: () => docker({ cpus: 2, spares: 0, reuse: { programs: 1_000, ageMs: 3_600_000 } }),
    extra: [],
  },
  gvisor: { make: () => gvisor({ cpus: 2 }), extra: [] },
  namespaces: { make: () => namespaces(), extra: [] },
  // Over no wall, so that the page tells what the rules alone hold.
  restricted: { make: () => restricted({ onWarning: () => {} }), extra: [] },
  subprocess: { make: () => subprocess(), extra: [] },
  wasm: { make: () => wasm(), extra: [renderMissing()] },
};
