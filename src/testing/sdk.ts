import { defineSdk, type Sdk } from '../sdk/index.ts';
import { crossing } from './functions/crossing.ts';
import { definer } from './functions/define.ts';
import { failing } from './functions/failing.ts';
import { reading } from './functions/reading.ts';
import { type World, waiting } from './functions/waiting.ts';

/** The SDK of the cases, and what its functions saw of one program. */
export interface Fixture {
  readonly sdk: Sdk;
  readonly events: readonly string[];
}

/** Opens the SDK of one program; `onInvoke` is told of each function before it does anything. */
export function openFixture(onInvoke: (name: string) => void = () => {}): Fixture {
  const world: World = { events: [], napping: 0, most: 0 };
  const define = definer(onInvoke);
  const sdk = defineSdk({
    ...reading(define),
    ...crossing(define),
    ...failing(define),
    ...waiting(define, world),
  });
  return { sdk, events: world.events };
}
