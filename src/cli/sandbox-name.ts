import { nearestName } from '../errors/index.ts';
import { builtRungs, isRungName, type RungName, rungs } from './rungs.ts';
import { usageError } from './usage-error.ts';

/** Reads the name of a sandbox that this version has. Throws `INVALID_OPTION`. */
export function readSandboxName(option: string, name: string): RungName {
  if (!isRungName(name)) throw unknown(option, name);
  if (rungs[name].open !== null) return name;
  throw usageError(`The sandbox ${name} is not built in this version; there is ${list()}.`);
}

function unknown(option: string, name: string): Error {
  const nearest = nearestName(name, builtRungs);
  const fix = nearest === null ? '' : ` Did you mean ${nearest}?`;
  return usageError(`Expected \`${option}\` to be ${list()}, got ${JSON.stringify(name)}.${fix}`);
}

function list(): string {
  return `${builtRungs.slice(0, -1).join(', ')} or ${builtRungs.at(-1)}`;
}
