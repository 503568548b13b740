import type { Capabilities } from '../index.ts';

/** CPython in WebAssembly: nothing leads out of it but what the host hands in. */
export const capabilities: Capabilities = {
  isolation: 'wasm',
  replay: 'exact',
  filesClosed: true,
  networkClosed: true,
  memoryCapped: true,
  threads: false,
  processes: false,
  packages: 'none',
};
