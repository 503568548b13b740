import { type Desk, openDesk } from '../../desk/index.ts';
import type { ToolCall, ToolResult } from '../../model/index.ts';
import { type WallClock, wallClock } from '../../run/index.ts';
import type { Call, ReceivedCall, Reply } from '../../value/index.ts';
import type { RunState } from '../run-state.ts';
import { openApprovals } from '../step/approvals.ts';
import { generateFor } from '../step/generate.ts';
import { receivedCall } from './received-call.ts';
import { toolResult } from './tool-result.ts';

/** What came of the tool calls of one model turn. */
export interface Called {
  /** One for each, in their order. */
  readonly results: readonly ToolResult[];
  readonly calls: readonly Call[];
  /** What `final_answer` was accepted with; null without it. */
  readonly accepted: Desk['accepted'];
}

/**
 * Makes the tool calls of one turn, as those of a program: at a desk of its own, with the limits of one program, at
 * the same time. Each has its result, however the turn ends: providers refuse a call without one.
 */
export async function callTools(
  toolCalls: readonly ToolCall[],
  run: RunState,
  step: number,
): Promise<Called> {
  const { limits, sdk } = run.setup;
  const late = new AbortController();
  const clock = wallClock(limits.wallMs, () => late.abort());
  const desk = openTurnDesk(run, step, clock);
  const turn = { step, functions: Object.keys(sdk.functions), limits };
  const asked = toolCalls.map((call, seq) => ({ call, received: receivedCall(call, seq, turn) }));
  clock.start();
  const answered = await answerAll(asked, desk, AbortSignal.any([run.signal, late.signal]));
  clock.stop();
  desk.close();
  const lateText = late.signal.aborted ? lateMessage(limits.wallMs) : null;
  const results = answered.map((each) => toolResult(each.call, replyOf(each, desk.calls, lateText)));
  return { results, calls: desk.calls, accepted: desk.accepted };
}

/** A tool call as its model wrote it, and as the desk takes it. */
interface Asked {
  readonly call: ToolCall;
  readonly received: ReceivedCall;
}

interface Answered extends Asked {
  readonly reply: Reply;
}

function openTurnDesk(run: RunState, step: number, clock: WallClock): Desk {
  const { setup, store, context, subject, schema } = run;
  const approvals = openApprovals(run, step);
  return openDesk({
    // With its position, which names the turn, a call has a key that is unique.
    id: run.id,
    ...{ sdk: setup.sdk, context, store, limits: setup.limits, secrets: setup.secrets },
    subject: subject ?? null,
    approve: approvals.approve,
    generate: generateFor(run),
    answerSchema: schema,
    onCall: (call) => {
      const isOver = call.status !== 'pending';
      if (isOver) approvals.ended(call.position);
      run.emit({ type: isOver ? 'call-end' : 'call-start', step, call });
    },
    onApproving: (waiting) => clock.approving(waiting),
  });
}

/**
 * Answers all at the same time, but `final_answer` after those before it and before those behind it, as a program's
 * lines stand. Like a program that raises, a turn whose calls failed does not come to its answer: it was written
 * before anybody knew.
 */
async function answerAll(
  asked: readonly Asked[],
  desk: Desk,
  signal: AbortSignal,
): Promise<readonly Answered[]> {
  const answer = async ({ call, received }: Asked): Promise<Answered> => {
    return { call, received, reply: await desk.answer(received, signal) };
  };
  const answered: Promise<Answered>[] = [];
  for (const each of asked) {
    if (each.received.name !== 'final_answer') {
      answered.push(answer(each));
      continue;
    }
    const hasFailed = (await Promise.all(answered)).some(({ reply }) => reply.status !== 'done');
    const received = hasFailed ? { ...each.received, problem: tooEarly } : each.received;
    answered.push(answer({ ...each, received }));
    await answered.at(-1);
  }
  return await Promise.all(answered);
}

const tooEarly =
  'The answer was not taken, since a call before it failed. Look at what the calls gave, then answer.';

/** Of a call that outlived its turn the desk can say no more than that it was given up. */
function replyOf({ received, reply }: Answered, calls: readonly Call[], lateText: string | null): Reply {
  const status = calls.find(({ position }) => position === received.position)?.status;
  if (lateText === null || status !== 'unknown') return reply;
  return { status: 'failed', error: { type: 'CallTimeout', message: lateText } };
}

function lateMessage(wallMs: number): string {
  return `The calls of one turn may take ${wallMs / 1_000} s together, and nobody waited for this one any longer. Whether it was done is not known.`;
}
