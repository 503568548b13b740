import type { Sandbox } from '../../src/sandbox/index.ts';
import { subprocess } from '../../src/sandbox/subprocess/index.ts';
import { wasm } from '../../src/sandbox/wasm/index.ts';

/** The rungs that have a page under `docs/limits/`. */
export const rungs: Readonly<Record<string, () => Sandbox>> = {
  subprocess: () => subprocess(),
  wasm: () => wasm(),
};
