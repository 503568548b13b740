import type { Sandbox } from '../../sandbox/index.ts';
import type { BuildProgress } from '../../sandbox/wasm/index.ts';
import { usageError } from '../usage-error.ts';

/** The sandboxes that the command can start. */
export const rungs = ['wasm', 'subprocess', 'restricted', 'auto'] as const;

/** One of them. */
export type Rung = (typeof rungs)[number];

/** What the module of a sandbox exports. */
interface Door {
  readonly [name: string]: ((options: object) => Sandbox) | undefined;
}

/** Whether a name is that of a sandbox. */
export function isRung(name: string): name is Rung {
  return rungs.some((rung) => rung === name);
}

/** Starts nothing yet. Throws `INVALID_OPTION` where this installation has no such sandbox. */
export async function loadSandbox(rung: Rung): Promise<Sandbox> {
  const door = await openDoor(rung);
  const make = door[rung];
  if (typeof make !== 'function') throw usageError(`The sandbox ${rung} has no door of that name.`);
  return make(optionsOf(rung));
}

/** The first program of a source checkout waits a minute for the image: who sees nothing thinks it hangs. */
function optionsOf(rung: Rung): object {
  if (rung !== 'wasm') return {};
  return {
    onProgress: ({ step, of, text }: BuildProgress) =>
      process.stderr.write(`Building the interpreter (${step} of ${of}): ${text}.\n`),
  };
}

/** By a computed name, so that no rung is loaded that was not asked for; the source runs as it is and built. */
async function openDoor(rung: Rung): Promise<Door> {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const door = new URL(`../../sandbox/${rung}/index.${ending}`, import.meta.url);
  try {
    return await import(door.href);
  } catch (error) {
    const others = rungs.filter((other) => other !== rung).join(', ');
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw usageError(`The sandbox ${rung} is not in this installation; there may be ${others}.`, error);
  }
}
