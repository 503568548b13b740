import type { Sandbox } from '../index.ts';
import { once } from '../lifecycle/once.ts';
import { processSandbox } from '../lifecycle/process-sandbox.ts';
import { capabilitiesOf } from './capabilities.ts';
import { prepareGround } from './ground.ts';
import { type DockerOptions, resolveOptions } from './options.ts';
import { startGuest } from './start-guest.ts';

export type { RootfsProgress } from '../lifecycle/rootfs.ts';
export type { DockerOptions } from './options.ts';
export { probe } from './probe.ts';

/**
 * Runs each program in a container of its own, created and started ahead, and removed after it. Nothing of the
 * host is mounted; there is no network. The wall is the host's kernel, or gVisor's with `runtime: 'runsc'`.
 */
export function docker(options: DockerOptions = {}): Sandbox {
  const resolved = resolveOptions(options);
  const ground = once(() => prepareGround(resolved));
  return processSandbox({
    name: 'docker',
    capabilities: capabilitiesOf(resolved),
    most: resolved.programs,
    spares: resolved.spares,
    start: async (signal) => await startGuest(await ground(), resolved, signal),
    close: async () => {
      const found = await ground.ifFound();
      found?.events[Symbol.dispose]();
      found?.engine[Symbol.dispose]();
    },
    lacking: async (needs) => needs.filter((name) => !resolved.packages.includes(name)),
  });
}
