import { PungiError } from '../errors/index.ts';
import type { RunOutcome } from './outcome.ts';

/** Thrown by `agent.answer` where the run ended without an answer; code `RUN_FAILED`. */
export class RunError extends PungiError {
  readonly outcome: RunOutcome<unknown>;

  constructor(outcome: RunOutcome<unknown>) {
    super(`The run ended without an answer: ${reasonOf(outcome)}`, { code: 'RUN_FAILED' });
    this.outcome = outcome;
  }
}

function reasonOf(outcome: RunOutcome<unknown>): string {
  switch (outcome.status) {
    case 'answered':
      return 'it was given by text, and a typed one was asked for.';
    case 'stopped':
      return outcome.message;
    case 'failed':
      return outcome.error.message;
  }
}
