import type { SdkFunction } from '../sdk/index.ts';
import type { Effect, Limits, Position, Value } from '../value/index.ts';
import { pass, refuse, type Verdict } from './verdict.ts';

/** What an approver decides about: one call, never the program's text. */
export interface ApprovalRequest {
  readonly name: string;
  /** A copy of what the program passed, in its plain form. */
  readonly input: Value;
  readonly effect: Effect;
  readonly position: Position;
  /** What the caller gave to the run. */
  readonly context: unknown;
}

/** An edited input is validated like any other and is not asked about again. */
export type ApprovalDecision =
  | { readonly decision: 'approve' }
  | { readonly decision: 'deny'; readonly reason: string }
  | { readonly decision: 'edit'; readonly input: Value };

/** Whether anybody still waits for a decision. */
export interface ApprovalOptions {
  /** Aborted once it is not needed any more: it came, it is late, or the call was given up. */
  readonly signal: AbortSignal;
}

/** Decides about a call. What it throws, and anything but a decision, denies. */
export type Approve = (
  request: ApprovalRequest,
  options: ApprovalOptions,
) => ApprovalDecision | Promise<ApprovalDecision>;

/** Who decides for one program. */
export interface Approver {
  readonly approve: Approve | null;
  readonly context: unknown;
  readonly limits: Pick<Limits, 'approvalMs'>;
}

/** Whether this call has to be asked about. A policy that throws, or says neither yes nor no, asks. */
export function mustAsk(definition: SdkFunction<never>, input: unknown, context: unknown): boolean {
  const { approval } = definition;
  if (typeof approval === 'string') return approval === 'ask';
  try {
    return approval(input, context as never) !== false;
  } catch {
    return true;
  }
}

/**
 * Stage 6: asks the approver; only an explicit approval counts. Gives the edited input, null where it stays as
 * it is. Ends early, denied, when the signal is aborted.
 */
export async function approve(
  { approve: ask, context, limits }: Approver,
  request: Omit<ApprovalRequest, 'context'>,
  signal: AbortSignal,
): Promise<Verdict<{ readonly edited: Value } | null>> {
  if (!ask) return refuse('Denied', `sdk.${request.name} needs an approval, and this run has nobody to ask.`);
  const over = new AbortController();
  const asked = { ...request, input: structuredClone(request.input), context };
  const read = await firstOf({
    decision: decide(() => ask(asked, { signal: over.signal })),
    approvalMs: limits.approvalMs,
    signal,
  });
  over.abort();
  if (read.decision === 'deny') return refuse('Denied', read.reason);
  return pass(read.decision === 'edit' ? { edited: read.input } : null);
}

const failed = { decision: 'deny', reason: 'The approval failed.' } as const;
const late = { decision: 'deny', reason: 'Nobody approved in time.' } as const;
const ended = { decision: 'deny', reason: 'The call was given up before its approval.' } as const;

/** What went wrong in an approver, or in reading what it gave, is for the host's eyes: the program reads a fixed text. */
async function decide(ask: () => ReturnType<Approve>): Promise<ApprovalDecision> {
  try {
    return readDecision(await ask());
  } catch {
    return failed;
  }
}

async function firstOf(asked: {
  readonly decision: Promise<ApprovalDecision>;
  readonly approvalMs: number;
  readonly signal: AbortSignal;
}): Promise<ApprovalDecision> {
  const { promise, resolve } = Promise.withResolvers<ApprovalDecision>();
  const timer = setTimeout(() => resolve(late), Math.min(asked.approvalMs, 2 ** 31 - 1));
  const onAbort = (): void => resolve(ended);
  asked.signal.addEventListener('abort', onAbort);
  // An approver may have aborted the run itself, before it gave its promise.
  if (asked.signal.aborted) onAbort();
  void asked.decision.then(resolve);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    asked.signal.removeEventListener('abort', onAbort);
  }
}

/** `true`, `'approve'`, nothing at all: whatever is no decision denies. */
function readDecision(given: unknown): ApprovalDecision {
  if (typeof given !== 'object' || given === null || !('decision' in given)) return failed;
  switch (given.decision) {
    case 'approve':
      return { decision: 'approve' };
    case 'edit':
      return 'input' in given ? { decision: 'edit', input: given.input as Value } : failed;
    case 'deny':
      return { decision: 'deny', reason: reasonOf(given) };
    default:
      return failed;
  }
}

function reasonOf(given: object): string {
  return 'reason' in given && typeof given.reason === 'string' && given.reason !== ''
    ? given.reason
    : 'Denied.';
}
