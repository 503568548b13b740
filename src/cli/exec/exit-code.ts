import type { ProgramOutcome } from '../../run/index.ts';

/** What the command exits with after a program. */
export function exitCode({ status, reason }: Pick<ProgramOutcome, 'status' | 'reason'>): number {
  switch (status) {
    case 'completed':
      return 0;
    case 'failed':
    case 'rejected':
      return 1;
    case 'paused':
      return 3;
    case 'stopped':
      return stopCodes[reason ?? 'crashed'];
  }
}

/** As the shell knows them: `timeout` gives 124, an interrupt 130, a kill for memory 137. */
const stopCodes: { readonly [Reason in NonNullable<ProgramOutcome['reason']>]: number } = {
  time: 124,
  wall: 124,
  memory: 137,
  aborted: 130,
  crashed: 1,
  lost: 1,
  unavailable: 2, // nothing started: the machine has to be set up otherwise
};
