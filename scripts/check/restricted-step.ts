import { probe } from '../../src/sandbox/restricted/index.ts';
import { commandStep, oneSkipped, type Step } from './step.ts';

/**
 * RestrictedPython, ahead of the tests of its sandbox. It is fetched only where it is required: nobody's check
 * takes anything from a registry unasked.
 */
export const restrictedStep: Step = {
  name: 'restricted',
  phase: 'static',
  async run(context) {
    const found = await probe({ over: unused });
    if (!found.usable && !context.required.has('restricted'))
      return oneSkipped({ what: 'restricted programs', reason: found.reason });
    return await commandStep('restricted', ['node', 'scripts/restricted/install.ts']).run(context);
  },
};

/** Only whether the library is there is asked. */
function unused(): never {
  throw new Error('The probe makes no sandbox.');
}
