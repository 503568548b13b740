import type { Sandbox } from '../sandbox/index.ts';
import type { Config } from './config/index.ts';
import { type MakeOptions, rungs } from './rungs.ts';
import { readSandboxName } from './sandbox-name.ts';

/** A sandbox by its name, of its maker, or as it is. Starts nothing yet. Throws `INVALID_OPTION`. */
export async function openSandbox(
  chosen: NonNullable<Config['sandbox']>,
  options: MakeOptions,
): Promise<Sandbox> {
  if (typeof chosen === 'function') return chosen();
  if (typeof chosen !== 'string') return chosen;
  const door = await rungs[readSandboxName('sandbox', chosen)].open?.();
  if (door === undefined) throw new Error(`The sandbox ${chosen} was read as one that is built.`);
  return door.make(options);
}
