import { PungiError } from '../../errors/index.ts';
import type { Probe, Sandbox } from '../index.ts';
import { guestBuild } from '../lifecycle/guest-folder.ts';
import { findInterpreter, type Interpreter, pythonRemedy } from '../lifecycle/interpreter.ts';
import { once } from '../lifecycle/once.ts';
import { processSandbox } from '../lifecycle/process-sandbox.ts';
import { capabilities } from './capabilities.ts';
import { lackingPackages } from './lacking.ts';
import { resolveOptions, type SubprocessOptions } from './options.ts';
import { startGuest } from './start-guest.ts';

export type { SubprocessOptions } from './options.ts';

/**
 * Runs each program in a `python3` of its own, started ahead. This is **no wall**: a program can do all that
 * this user can, and what limits it here is order, not safety. For trusted internal tools only.
 */
export function subprocess(options: SubprocessOptions = {}): Sandbox {
  const { python, packages, programs, spares, bootMs } = resolveOptions(options);
  const ground = once(async () => ({
    interpreter: await findInterpreter(python, 'subprocess'),
    build: guestBuild(),
  }));
  return processSandbox({
    name: 'subprocess',
    capabilities,
    most: programs,
    spares,
    start: async (signal) => await startGuest({ ...(await ground()), packages, bootMs, signal }),
    lacking: async (needs) => (packages ? await lackingPackages((await ground()).interpreter, needs) : needs),
  });
}

/** Whether the rung works here, with which Python; if not, why, and what would make it work. */
export async function probe(options: SubprocessOptions = {}): Promise<Probe> {
  try {
    const { version }: Interpreter = await findInterpreter(resolveOptions(options).python, 'subprocess');
    return { usable: true, version };
  } catch (error) {
    if (!PungiError.isInstance(error, 'SANDBOX_UNAVAILABLE')) throw error;
    const remedy = pythonRemedy('subprocess');
    return { usable: false, reason: error.message.replace(` ${remedy}`, ''), remedy };
  }
}
