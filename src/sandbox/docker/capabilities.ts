import type { Capabilities } from '../index.ts';
import { isGvisor } from './create-request.ts';
import type { ResolvedOptions } from './options.ts';

/** A container on the host's kernel; a kernel of its own under gVisor's runtime. */
export function capabilitiesOf({ runtime, network, image }: ResolvedOptions): Capabilities {
  return {
    isolation: isGvisor(runtime) ? 'vm' : 'kernel',
    replay: 'calls',
    filesClosed: true,
    networkClosed: network === 'none',
    memoryCapped: true,
    threads: true,
    processes: true,
    packages: image === null ? 'none' : 'option',
  };
}
