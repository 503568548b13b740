import type { RunEnd, RunOutcome } from './outcome.ts';
import type { RunState } from './run-state.ts';
import { stopped } from './step/stopped.ts';
import { takeStep } from './step/take-step.ts';

/** Takes steps until the run has an end. Never rejects for what a model or a program does. */
export async function runToEnd(run: RunState): Promise<RunOutcome<unknown>> {
  const began = performance.now();
  run.emit({ type: 'run-start' });
  let end = earlyEnd(run);
  while (end === null) end = (await takeStep(run, run.steps.length + 1)) ?? earlyEnd(run);
  run.close();
  const outcome = outcomeOf(end, run, performance.now() - began);
  run.emit({ type: 'run-end', outcome });
  return outcome;
}

/** Why no further step may begin; null where one may. */
function earlyEnd(run: RunState): RunEnd<unknown> | null {
  if (run.signal.aborted) return stopped(run);
  if (run.steps.length >= run.setup.maxSteps)
    return { status: 'stopped', reason: 'steps', message: 'Max steps reached' };
  const { exhausted } = run.spent;
  return exhausted === null ? null : { status: 'stopped', ...exhausted };
}

function outcomeOf(end: RunEnd<unknown>, run: RunState, durationMs: number): RunOutcome<unknown> {
  const programs = run.steps.flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome]));
  const last = programs.findLast((outcome) => 'value' in outcome);
  return {
    ...end,
    runId: run.id,
    steps: run.steps,
    messages: run.messages,
    stdout: programs.map(({ stdout }) => stdout).join(''),
    stderr: programs.map(({ stderr }) => stderr).join(''),
    ...(last?.value === undefined ? {} : { value: last.value }),
    returncode: returncodeOf(end),
    calls: run.steps.flatMap(({ outcome, calls }) => outcome?.calls ?? calls ?? []),
    usage: run.spent.usage,
    durationMs,
  };
}

function returncodeOf({ status }: RunEnd<unknown>): 0 | 1 | -1 {
  switch (status) {
    case 'answered':
      return 0;
    case 'failed':
      return 1;
    case 'stopped':
      return -1;
  }
}
