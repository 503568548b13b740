import type { Capabilities } from '../index.ts';

/** No wall: a program can do whatever this user can. What looks like a limit here is order, not safety. */
export const capabilities: Capabilities = {
  isolation: 'none',
  replay: 'calls',
  filesClosed: false,
  networkClosed: false,
  memoryCapped: false,
  threads: true,
  processes: true,
  packages: 'option',
};
