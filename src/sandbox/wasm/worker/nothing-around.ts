import { FileTree } from '../host/files/tree.ts';
import type { Surroundings } from '../host/host.ts';
import { seededRandom } from '../host/random.ts';

/** The surroundings of what is no program, the same each time: the state that it makes is the same too. */
export function nothingAround(): Surroundings {
  return {
    clock: { wall: () => 0n, monotonic: () => 0n, sleepUntil: () => {} },
    random: seededRandom(''),
    files: new FileTree({ given: [], writable: {}, now: () => 0n }),
    write: () => {},
    call: () => null,
  };
}
