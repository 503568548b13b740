import { parseArgs } from 'node:util';
import type { Step } from './step.ts';

/** The steps that `--only` names, in their own order; all of them without it. Throws on an unknown name. */
export function chooseSteps(steps: readonly Step[], args: readonly string[]): readonly Step[] {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string' } } });
  if (values.only === undefined) return steps;
  const names = values.only.split(',');
  const unknown = names.find((name) => steps.every((step) => step.name !== name));
  if (unknown !== undefined) {
    const known = steps.map((step) => step.name).join(', ');
    throw new Error(`Expected --only to name some of ${known}; got "${unknown}".`);
  }
  return steps.filter((step) => names.includes(step.name));
}
