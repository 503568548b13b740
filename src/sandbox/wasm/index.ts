import type { Probe, Sandbox } from '../index.ts';
import { probeImage } from './artefact/probe.ts';
import { resolveOptions, type WasmOptions } from './options.ts';
import { wasmSandbox } from './sandbox.ts';

export type { BuildProgress } from './build/build.ts';
export type { WasmOptions } from './options.ts';

/**
 * Runs each program in a CPython of its own in WebAssembly, in a thread of this process: no file, network,
 * process or environment of the host is reachable from it. Needs nothing installed from a package; in a source
 * checkout the image is built on first use, which takes a minute and a `python3`.
 */
export function wasm(options: WasmOptions = {}): Sandbox {
  return wasmSandbox(resolveOptions(options));
}

/** Whether the rung works here, with which Python; if not, why, and what would make it work. Builds nothing. */
export async function probe(): Promise<Probe> {
  return await probeImage();
}
