import { defineSdk, type Sdk } from '../sdk/index.ts';
import { crossing } from './functions/crossing.ts';
import { failing } from './functions/failing.ts';
import { reading } from './functions/reading.ts';
import { waiting } from './functions/waiting.ts';
import type { World } from './functions/world.ts';

/** The SDK of the cases; what its functions see of one program is its `context`. */
export const fixtureSdk: Sdk<World> = defineSdk({ ...reading, ...crossing, ...failing, ...waiting });
