import type { RunProgramOptions } from '../run/index.ts';
import type { Approval } from './case.ts';

/** The approver that a case asks for. */
export function approverOf(approval: Approval): NonNullable<RunProgramOptions['approve']> {
  return async () => {
    switch (approval.decision) {
      case 'throw':
        throw new Error('the approver failed');
      case 'silence':
        return await new Promise(() => {});
      default:
        return approval;
    }
  };
}
