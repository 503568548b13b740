import { beganAt } from '../lifecycle/began-at.ts';
import { removeContainer } from './container.ts';
import type { Engine } from './engine.ts';
import { isLeftover, makerLabel, thisMaker } from './leftover.ts';

/** Removes the containers of hosts that are gone. Gives how many. Rejects where the engine does not answer. */
export async function reapLeftovers(engine: Engine): Promise<number> {
  const filters = encodeURIComponent(JSON.stringify({ label: [makerLabel] }));
  const listed = await engine.ask({ method: 'GET', path: `/containers/json?all=1&filters=${filters}` });
  const here = thisMaker();
  const left = (listed as readonly Listed[]).filter(({ Labels }) => isLeftover(Labels, here, beganAt));
  await Promise.all(left.map(({ Id }) => removeContainer(engine, Id)));
  return left.length;
}

interface Listed {
  readonly Id: string;
  readonly Labels: Readonly<Record<string, string>>;
}
