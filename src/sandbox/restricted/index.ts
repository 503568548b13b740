import { PungiError } from '../../errors/index.ts';
import type { Probe, Sandbox } from '../index.ts';
import { probe as probeSubprocess, subprocess } from '../subprocess/index.ts';
import { readLibrary, remedy } from './library.ts';
import { checkRestricted, type RestrictedOptions } from './options.ts';
import { pins } from './pins.ts';
import { restrictedSandbox } from './sandbox.ts';

export { install } from './install.ts';
export type { RestrictedOptions } from './options.ts';

/**
 * A layer over another sandbox: programs are a part of Python, compiled by RestrictedPython before they run,
 * and imports bring listed names instead of modules. It keeps programs to simple things and is **no wall**: what
 * holds an attacker is the sandbox it is over. Throws `INVALID_OPTION` on a wrong option.
 */
export function restricted(options: RestrictedOptions = {}): Sandbox {
  checkRestricted(options);
  const { over, onWarning = emitWarning } = options;
  if (typeof over === 'object') return restrictedSandbox({ over, owned: false });
  if (over === undefined) onWarning(alone);
  return restrictedSandbox({ over: (over ?? subprocess)(), owned: true });
}

const alone =
  'restricted() stands over subprocess(): its rules alone are no wall against an attacker. ' +
  'Give it one: restricted({ over: wasm }).';

function emitWarning(message: string): void {
  process.emitWarning(message, { code: 'PUNGI_NO_WALL' });
}

/**
 * Whether the layer works here: RestrictedPython is installed and, without `over`, a Python is there to run
 * programs. What it is over has a probe of its own.
 */
export async function probe(options: RestrictedOptions = {}): Promise<Probe> {
  checkRestricted(options);
  try {
    await readLibrary();
  } catch (error) {
    if (!PungiError.isInstance(error, 'SANDBOX_UNAVAILABLE')) throw error;
    return { usable: false, reason: error.message.replace(` ${remedy}`, ''), remedy };
  }
  const version = `RestrictedPython ${pins.version}`;
  if (options.over !== undefined) return { usable: true, version };
  const below = await probeSubprocess();
  return below.usable ? { usable: true, version: `${version}, Python ${below.version}` } : below;
}
