import { availableParallelism } from 'node:os';
import { stepLine } from './report.ts';
import { oneFailed, type Step, type StepContext, type StepOutcome } from './step.ts';

/**
 * Runs the steps, each phase as wide as there are cores, and says each end as it comes. A step that throws
 * has failed: the others run on. The outcomes stand in the order of the steps.
 */
export async function runSteps(
  steps: readonly Step[],
  context: StepContext,
  width: number = availableParallelism(),
): Promise<StepOutcome[]> {
  const outcomes = new Map<Step, StepOutcome>();
  for (const phase of ['static', 'tests'] as const) {
    const waiting = steps.filter((step) => step.phase === phase);
    const lane = async (): Promise<void> => {
      for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
        outcomes.set(step, await runStep(step, context));
      }
    };
    await Promise.all(Array.from({ length: width }, lane));
  }
  return steps.flatMap((step) => outcomes.get(step) ?? []);
}

async function runStep(step: Step, context: StepContext): Promise<StepOutcome> {
  const started = performance.now();
  const result = await step.run(context).catch((error: unknown) => oneFailed(describe(error)));
  const outcome = { ...result, name: step.name, durationMs: performance.now() - started };
  context.say(stepLine(outcome));
  return outcome;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
