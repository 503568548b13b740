import type { RunOutcome, RunStopReason } from '../../agent/index.ts';

/** What the command exits with after a run. */
export function runExitCode(outcome: RunOutcome<unknown>): number {
  switch (outcome.status) {
    case 'answered':
      return 0;
    case 'failed':
      return 1;
    case 'stopped':
      return stopCodes[outcome.reason];
  }
}

/** As the shell knows them: `timeout` gives 124, an interrupt 130. */
const stopCodes: { readonly [Reason in RunStopReason]: number } = {
  ...{ steps: 1, tokens: 1, cost: 1 },
  ...{ time: 124, aborted: 130 },
};
