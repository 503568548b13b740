import type { Limits } from '../../value/index.ts';
import type { Engine } from './engine.ts';

/** Sets a container to the memory of each program, from the `memoryBytes` that it was made with. */
export function memorySetter(
  engine: Engine,
  id: string,
  memoryBytes: number,
): (limits: Limits) => Promise<void> {
  let now = memoryBytes;
  return async ({ memoryBytes: asked }) => {
    if (asked === now) return;
    // Not known while it is being set: what fails half-way is set again.
    now = Number.NaN;
    const body = { Memory: asked, MemorySwap: asked };
    await engine.ask({ method: 'POST', path: `/containers/${id}/update`, body });
    now = asked;
  };
}
