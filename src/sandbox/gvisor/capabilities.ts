import type { Capabilities } from '../index.ts';
import type { ResolvedOptions } from './options.ts';

/** A kernel of its own, in user space; memory is one cap over all of it where control groups are used. */
export function capabilitiesOf({ rootless }: ResolvedOptions): Capabilities {
  return {
    isolation: 'vm',
    replay: 'calls',
    filesClosed: true,
    networkClosed: true,
    memoryCapped: !rootless,
    threads: true,
    processes: true,
    packages: 'none',
  };
}
