import type { ApprovalDecision, ApprovalRequest } from '../desk/index.ts';
import type { Finish, Retry, Usage } from '../model/index.ts';
import type { Finding, NamedFunction } from '../program/index.ts';
import type { ProgramOutcome } from '../run/index.ts';
import type { Call } from '../value/index.ts';
import type { RunOutcome, Step } from './outcome.ts';

/**
 * What happens in a run, as it happens. Each `-start` has its `-end`, whatever happens between; `docs/agent.md` draws
 * their order. The set is closed: a new event is a new release.
 */
export type RunEvent = { readonly runId: string } & (RunPair | StepPair | WithinStep);

type RunPair =
  | { readonly type: 'run-start' }
  | { readonly type: 'run-end'; readonly outcome: RunOutcome<unknown> };

type StepPair =
  | { readonly type: 'step-start'; readonly step: number }
  | { readonly type: 'step-end'; readonly step: number; readonly taken: Step };

type WithinStep = { readonly step: number } & (
  | { readonly type: 'model-start' }
  | { readonly type: 'model-end'; readonly finish: Finish | 'failed' | 'aborted'; readonly usage: Usage }
  /** What was streamed of this reply so far is void: it is asked for again. */
  | ({ readonly type: 'model-retry' } & Retry)
  | { readonly type: 'check-start'; readonly program: string }
  | {
      readonly type: 'check-end';
      readonly rejected: boolean;
      readonly findings: readonly Finding[];
      /** The functions that the program names: what it may do, before it does any of it. */
      readonly functions: readonly NamedFunction[];
    }
  | { readonly type: 'program-start' }
  | { readonly type: 'program-end'; readonly outcome: ProgramOutcome<unknown> }
  /** A call is known by its position. */
  | { readonly type: 'call-start'; readonly call: Call }
  | { readonly type: 'call-end'; readonly call: Call }
  | { readonly type: 'approval-start'; readonly request: ApprovalRequest }
  /** `decision` is null where there was none: it came too late, failed, or nobody waited for it any more. */
  | {
      readonly type: 'approval-end';
      readonly request: ApprovalRequest;
      readonly decision: ApprovalDecision['decision'] | null;
    }
  /** A piece of text, as it comes: between the start and the end of whose it is. */
  | {
      readonly type: 'text';
      readonly from: 'model' | 'reasoning' | 'stdout' | 'stderr';
      readonly text: string;
    }
);

/** Takes events. Must not throw. */
export type OnEvent = (event: RunEvent) => void;
