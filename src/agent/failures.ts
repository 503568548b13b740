import type { ProgramOutcome } from '../run/index.ts';

/** Notices when steps fail in the same way one after the other. */
export interface Failures {
  /** Told of each step, null where it did not fail. Gives a note for the model where it failed as the step before did. */
  after(failure: string | null): string | null;
}

/** Opens the count of one run. */
export function countFailures(): Failures {
  let last: string | null = null;
  let times = 0;
  return {
    after(failure) {
      times = failure !== null && failure === last ? times + 1 : 1;
      last = failure;
      if (failure === null || times === 1) return null;
      return `This is the same failure as in the step before, now ${times} times in a row. Do it in another way: the same again will fail again.`;
    },
  };
}

/** What two outcomes have in common that failed in the same way; null where the program did not fail. */
export function failureOf({ status, reason, error, findings }: ProgramOutcome<unknown>): string | null {
  switch (status) {
    case 'rejected':
      return JSON.stringify([status, findings.map(({ message }) => message)]);
    case 'failed':
      return JSON.stringify([status, error?.type, error?.message]);
    case 'stopped':
      return JSON.stringify([status, reason]);
    case 'completed':
    case 'paused':
      return null;
  }
}
