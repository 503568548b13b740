import type { Capabilities } from '../index.ts';

/** The kernel's walls around one process for each program; threads, but no second process. */
export const capabilities: Capabilities = {
  isolation: 'kernel',
  replay: 'calls',
  filesClosed: true,
  networkClosed: true,
  memoryCapped: true,
  threads: true,
  processes: false,
  packages: 'option',
};
