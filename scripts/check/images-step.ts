import { probe } from '../../src/sandbox/wasm/index.ts';
import { decide } from '../../test/require.ts';
import { commandStep, oneFailed, oneSkipped, type Step } from './step.ts';

/** The images of the WebAssembly sandbox, ahead of its tests: they could not build and keep their time. */
export const imagesStep: Step = {
  name: 'images',
  phase: 'static',
  async run(context) {
    const decision = decide('wasm', await probe(), context.required);
    if (decision.kind === 'fail') return oneFailed(decision.message);
    if (decision.kind === 'skip') return oneSkipped({ what: 'interpreter images', reason: decision.reason });
    return await commandStep('images', ['node', 'scripts/images/wasm.ts']).run(context);
  },
};
