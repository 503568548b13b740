import { rm } from 'node:fs/promises';
import type { Limits } from '../../value/index.ts';
import type { Probe, Sandbox } from '../index.ts';
import { unavailable } from '../lifecycle/not-started.ts';
import { once } from '../lifecycle/once.ts';
import { type HousedGuest, processSandbox } from '../lifecycle/process-sandbox.ts';
import { housedInside } from '../lifecycle/relay/housed.ts';
import { capabilitiesOf } from './capabilities.ts';
import { type GvisorContainer, startContainer } from './container.ts';
import { findRunsc, runscRemedy } from './find-runsc.ts';
import { type Ground, prepareGround } from './ground.ts';
import { type GvisorOptions, type ResolvedOptions, resolveOptions } from './options.ts';

export type { RootfsProgress } from '../lifecycle/rootfs.ts';
export type { GvisorOptions } from './options.ts';

/**
 * Runs each program in a gVisor of its own, without Docker, started ahead and thrown away after it. The wall is
 * a kernel in user space: a program's system calls never reach the host's kernel as they are.
 */
export function gvisor(options: GvisorOptions = {}): Sandbox {
  const resolved = resolveOptions(options);
  const ground = once(() => prepareGround(resolved));
  return processSandbox({
    name: 'gvisor',
    capabilities: capabilitiesOf(resolved),
    most: resolved.programs,
    spares: resolved.spares,
    start: async (signal) => await startGuest(await ground(), resolved, signal),
    close: async () => {
      const found = await ground.ifFound();
      if (found !== null) await rm(found.folder, { recursive: true, force: true });
    },
    lacking: (needs) => Promise.resolve(needs),
  });
}

async function startGuest(
  ground: Ground,
  options: ResolvedOptions,
  signal: AbortSignal,
): Promise<HousedGuest> {
  const { build } = ground;
  const container = await startContainer(ground, options);
  const housed = await housedInside(container, { build, bootMs: options.bootMs, signal });
  await limitCpus(container, housed, options);
  const suit = async ({ memoryBytes }: Limits): Promise<void> => {
    if (memoryBytes !== options.memoryBytes) await container.group?.setMemory(memoryBytes);
  };
  return { ...housed, suit };
}

/** Before any program is in it. What cannot be limited runs none. */
async function limitCpus(
  { group }: GvisorContainer,
  housed: HousedGuest,
  { cpus }: ResolvedOptions,
): Promise<void> {
  try {
    await group?.setCpus(cpus);
  } catch (error) {
    await housed.dispose();
    throw unavailable(`The processors of a sandbox cannot be limited: ${(error as Error).message}`);
  }
}

/** Whether the rung works here, with which gVisor; if not, why, and what would make it work. */
export async function probe(options: GvisorOptions = {}): Promise<Probe> {
  try {
    const { version } = await findRunsc(resolveOptions(options).runsc);
    return { usable: true, version };
  } catch (error) {
    const { message } = error as Error;
    return { usable: false, reason: message.replace(` ${runscRemedy}`, ''), remedy: runscRemedy };
  }
}
