import { existsSync } from 'node:fs';
import { type Decision, decide, type Probe } from '../../test/require.ts';
import { findInterpreters } from '../python/interpreters.ts';
import { commandStep, oneFailed, oneSkipped, type Step, type StepContext, type StepResult } from './step.ts';

/** Pyright over the guest, as `pyrightconfig.json` says. */
export const guestTypesStep: Step = {
  name: 'guest-types',
  phase: 'static',
  async run(context) {
    const decision = decide('pyright', await probe(context.root), context.required);
    return { ...(await review(decision, context)), asked: ['pyright'] };
  },
};

async function review(decision: Decision, context: StepContext): Promise<StepResult> {
  if (decision.kind === 'fail') return oneFailed(decision.message);
  if (decision.kind === 'skip') return oneSkipped({ what: 'pyright over guest/', reason: decision.reason });
  return await commandStep('guest-types', ['pyright', '--warnings']).run(context);
}

async function probe(root: string): Promise<Probe> {
  if (!existsSync(`${root}/node_modules/pyright`))
    return { usable: false, reason: 'pyright is not installed' };
  const interpreters = await findInterpreters();
  return interpreters.length > 0
    ? { usable: true }
    : { usable: false, reason: 'no python3 to take its library from' };
}
