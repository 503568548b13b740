import type { Sandbox } from '../index.ts';
import { once } from '../lifecycle/once.ts';
import { processSandbox } from '../lifecycle/process-sandbox.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { Containers } from './containers.ts';
import { prepareGround } from './ground.ts';
import { type DockerOptions, type ResolvedOptions, resolveOptions } from './options.ts';
import { reusedContainers } from './reused-containers.ts';
import { singleContainers } from './single-containers.ts';

export type { RootfsProgress } from '../lifecycle/rootfs.ts';
export type { DockerOptions } from './options.ts';
export { probe } from './probe.ts';
export type { Reuse } from './reuse-option.ts';

/**
 * Runs each program in a container of its own, created and started ahead, and removed after it; with `reuse`
 * one after another in the same. Nothing of the host is mounted; there is no network. The wall is the host's
 * kernel, or gVisor's with `runtime: 'runsc'`.
 */
export function docker(options: DockerOptions = {}): Sandbox {
  const resolved = resolveOptions(options);
  const ground = once(() => prepareGround(resolved));
  const containers = containersFor(resolved);
  return processSandbox({
    name: 'docker',
    capabilities: capabilitiesOf(resolved),
    most: resolved.programs,
    spares: resolved.spares,
    start: async (signal) => await containers.start(await ground(), signal),
    close: async () => {
      await containers.close();
      const found = await ground.ifFound();
      found?.events[Symbol.dispose]();
      found?.engine[Symbol.dispose]();
    },
    lacking: async (needs) => needs.filter((name) => !resolved.packages.includes(name)),
  });
}

function containersFor(options: ResolvedOptions): Containers {
  const { reuse } = options;
  return reuse === null ? singleContainers(options) : reusedContainers(options, reuse);
}
