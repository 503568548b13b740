import { nearestName } from '../errors/index.ts';
import { builtRungs, isRungName, type RungName, rungs } from './rungs.ts';
import { usageError } from './usage-error.ts';

/** Where the command can run programs: in a rung, or in the one that `auto` picks for each of them. */
export type SandboxName = RungName | 'auto';

/** What this version has. */
export const sandboxNames: readonly SandboxName[] = [...builtRungs, 'auto'];

/** Reads the name of a sandbox that this version has. Throws `INVALID_OPTION`. */
export function readSandboxName(option: string, name: string): SandboxName {
  if (name === 'auto') return name;
  if (!isRungName(name)) throw unknown(option, name);
  if (rungs[name].open !== null) return name;
  throw usageError(`The sandbox ${name} is not built in this version; there is ${list()}.`);
}

function unknown(option: string, name: string): Error {
  const nearest = nearestName(name, sandboxNames);
  const fix = nearest === null ? '' : ` Did you mean ${nearest}?`;
  return usageError(`Expected \`${option}\` to be ${list()}, got ${JSON.stringify(name)}.${fix}`);
}

function list(): string {
  return `${sandboxNames.slice(0, -1).join(', ')} or ${sandboxNames.at(-1)}`;
}
