import type { RunEnd } from '../outcome.ts';
import type { RunState } from '../run-state.ts';

/** The end of a run whose signal is aborted, by its first cause. */
export function stopped(run: RunState): RunEnd<unknown> {
  const isTime = run.cause() === 'time';
  const message = isTime
    ? `The run took longer than ${(run.setup.budgets.timeMs ?? 0) / 1_000} s.`
    : 'The run was aborted.';
  return { status: 'stopped', reason: isTime ? 'time' : 'aborted', message };
}
