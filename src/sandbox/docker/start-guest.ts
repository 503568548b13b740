import type { Limits } from '../../value/index.ts';
import type { HousedGuest } from '../lifecycle/process-sandbox.ts';
import { housedInside } from '../lifecycle/relay/housed.ts';
import { startContainer } from './container.ts';
import type { Ground } from './ground.ts';
import type { ResolvedOptions } from './options.ts';

/** Starts a container and waits for its guest. Rejects with `SANDBOX_UNAVAILABLE`. */
export async function startGuest(
  { engine, events, request, build }: Ground,
  { memoryBytes, bootMs }: ResolvedOptions,
  signal: AbortSignal,
): Promise<HousedGuest> {
  const container = await startContainer(engine, events, request);
  const housed = await housedInside(container, { build, bootMs, signal });
  const suit = async ({ memoryBytes: asked }: Limits): Promise<void> => {
    if (asked === memoryBytes) return;
    const body = { Memory: asked, MemorySwap: asked };
    await engine.ask({ method: 'POST', path: `/containers/${container.id}/update`, body });
  };
  return { ...housed, suit };
}
