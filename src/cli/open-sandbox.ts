import { gotText, PungiError } from '../errors/index.ts';
import type { Sandbox } from '../sandbox/index.ts';
import type { Config } from './config/index.ts';
import { type MakeOptions, rungs } from './rungs.ts';
import { readSandboxName } from './sandbox-name.ts';
import { usageError } from './usage-error.ts';

/** A sandbox by its name, of its maker, or as it is. Starts nothing yet. Throws `INVALID_OPTION`. */
export async function openSandbox(
  chosen: NonNullable<Config['sandbox']>,
  options: MakeOptions,
): Promise<Sandbox> {
  if (typeof chosen === 'function') return made(chosen);
  if (typeof chosen !== 'string') return chosen;
  const name = readSandboxName('sandbox', chosen);
  if (name === 'auto') return (await import('../sandbox/auto/index.ts')).auto();
  const door = await rungs[name].open?.();
  if (door === undefined) throw usageError(`The sandbox ${chosen} is not built in this version.`);
  return door.make(options);
}

/** The function is the user's: what it throws and gives is wrong usage, not a fault of ours. */
function made(make: () => Sandbox): Sandbox {
  try {
    const sandbox: unknown = make();
    if (typeof sandbox === 'object' && sandbox !== null && 'capabilities' in sandbox)
      return sandbox as Sandbox;
    throw usageError(`Expected \`sandbox\` to make a sandbox, got ${gotText(sandbox)}.`);
  } catch (error) {
    if (PungiError.isInstance(error)) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw usageError(`Expected \`sandbox\` to make a sandbox, got an error: ${message}`, error);
  }
}
