import type { ApprovalDecision, ApprovalOptions, ApprovalRequest, Approve } from '../../desk/index.ts';
import type { RunState } from '../run-state.ts';

/** The approver of one program, which tells of each approval that it begins and ends. */
export interface Approvals {
  /** Null where the agent has none. */
  readonly approve: Approve | null;
  /** The call at this position has ended: nobody waits for its approval any more. */
  ended(position: string): void;
}

/** Opens the approvals of one program. */
export function openApprovals(run: RunState, step: number): Approvals {
  const waiting = new Map<string, ApprovalRequest>();
  const { approve: decide } = run.setup;
  const end = (position: string, decision: ApprovalDecision['decision'] | null): void => {
    const request = waiting.get(position);
    if (request === undefined) return;
    waiting.delete(position);
    run.clock.approving(false);
    run.emit({ type: 'approval-end', step, request, decision });
  };
  const asking = (decide: Approve) => async (request: ApprovalRequest, options: ApprovalOptions) => {
    waiting.set(request.position, request);
    run.clock.approving(true);
    run.emit({ type: 'approval-start', step, request });
    try {
      const decision = await decide(request, options);
      end(request.position, wordOf(decision));
      return decision;
    } catch (thrown) {
      end(request.position, null);
      throw thrown;
    }
  };
  return {
    approve: decide === null ? null : asking(decide),
    ended: (position) => end(position, null),
  };
}

/** The desk judges what an approver gives; here it is only told, and may be anything. */
function wordOf(given: unknown): ApprovalDecision['decision'] | null {
  const word: unknown = typeof given === 'object' && given !== null ? Reflect.get(given, 'decision') : null;
  return word === 'approve' || word === 'deny' || word === 'edit' ? word : null;
}
