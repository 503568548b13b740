import type { Probe, Sandbox } from '../index.ts';
import { candidates } from './candidates.ts';
import { type AutoOptions, resolveOptions } from './options.ts';
import { rank, whyNone } from './pick.ts';
import { autoSandbox } from './sandbox.ts';
import { Stable } from './stable.ts';

export type { AutoOptions } from './options.ts';
export type { PassedOver, Pick } from './pick.ts';

/**
 * Picks a sandbox for each program, by what this machine offers and what the program needs, and never one below
 * `atLeast`; `onPick` is told which and why. Where nothing fits, a program ends as `unavailable` with each rung's
 * reason. Throws `INVALID_OPTION` on a wrong option.
 */
export function auto(options: AutoOptions = {}): Sandbox {
  return autoSandbox(resolveOptions(options), candidates);
}

/** Whether any rung works here that is not below `atLeast`; its version names the one that is tried first. */
export async function probe(options: AutoOptions = {}): Promise<Probe> {
  const { atLeast, packages, imports, rungs } = resolveOptions(options);
  await using stable = new Stable(rungs);
  const passedOver = [];
  for (const candidate of rank(candidates, atLeast)) {
    const found = await stable.find(candidate, { packages, imports });
    if (!('reason' in found)) return { usable: true, version: candidate.name };
    passedOver.push(found);
  }
  const remedy = passedOver.map((each) => each.remedy).find((each) => each !== null);
  return { usable: false, reason: whyNone(atLeast, passedOver), remedy: remedy ?? 'Ask for less.' };
}
