import type { Capabilities } from '../index.ts';
import { isGvisor } from './gvisor-runtime.ts';
import type { ResolvedOptions } from './options.ts';

/** A container on the host's kernel; a kernel of its own under gVisor's runtime. */
export function capabilitiesOf({ runtime, network, packages }: ResolvedOptions): Capabilities {
  return {
    isolation: isGvisor(runtime) ? 'vm' : 'kernel',
    replay: 'calls',
    filesClosed: true,
    networkClosed: network === 'none',
    memoryCapped: true,
    threads: true,
    processes: true,
    packages: packages.length === 0 ? 'none' : 'option',
  };
}
