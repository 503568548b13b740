import { openDesk } from '../../desk/index.ts';
import type { ToolCall, ToolResult } from '../../model/index.ts';
import type { Call, ReceivedCall, Reply, Value } from '../../value/index.ts';
import { cutMiddle } from '../observation/cut-middle.ts';
import type { RunState } from '../run-state.ts';
import { openApprovals } from '../step/approvals.ts';
import { generateFor } from '../step/generate.ts';

/** What came of the tool calls of one model turn. */
export interface Called {
  readonly results: readonly ToolResult[];
  readonly calls: readonly Call[];
  /** What `final_answer` was accepted with; null without it. */
  readonly accepted: { readonly value: unknown } | null;
}

/**
 * Answers the tool calls of one turn at a desk, as those of a program: at the same time, and `final_answer` after the
 * others, whose results it would throw away.
 */
export async function callTools(
  toolCalls: readonly ToolCall[],
  run: RunState,
  step: number,
): Promise<Called> {
  const desk = openStepDesk(run, step);
  const numbered = toolCalls.map((call, seq) => ({ call, received: receivedOf(call, seq) }));
  const most = Math.floor(
    (run.setup.budgets.observationCharacters ?? 12_000) / Math.max(1, toolCalls.length),
  );
  const answer = async ({ call, received }: (typeof numbered)[number]): Promise<ToolResult> =>
    resultOf(call, await desk.answer(received, run.signal), most);
  const isFinal = ({ call }: (typeof numbered)[number]): boolean => call.name === 'final_answer';
  const others = await Promise.all(numbered.filter((each) => !isFinal(each)).map(answer));
  const finals = await Promise.all(numbered.filter(isFinal).map(answer));
  desk.close();
  return { results: inOrder(toolCalls, [...others, ...finals]), calls: desk.calls, accepted: desk.accepted };
}

function openStepDesk(run: RunState, step: number): ReturnType<typeof openDesk> {
  const { setup, store, context, subject, schema } = run;
  const approvals = openApprovals(run, step);
  return openDesk({
    id: `${run.id}:${step}`,
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
    // The clock of the run stands still while an approval waits: `openApprovals` sees to it.
    onApproving: () => {},
  });
}

function receivedOf({ name, input }: ToolCall, seq: number): ReceivedCall {
  const call = { seq, name, position: `0:${seq}`, line: null };
  if (input === undefined) return { ...call, input: {}, problem: 'Expected the arguments to be JSON.' };
  return { ...call, input: input as Value };
}

function resultOf({ id, name }: ToolCall, reply: Reply, most: number): ToolResult {
  if (reply.status === 'done') return { id, name, text: cutMiddle(jsonText(reply.output), most).text };
  const { type, message, retryAfterSeconds } = reply.error;
  const wait = retryAfterSeconds === undefined ? '' : ` (retry after ${retryAfterSeconds} s)`;
  return { id, name, text: cutMiddle(`${type}: ${message}${wait}`, most).text, isError: true };
}

/** JSON has no integer that is too large: each keeps its digits as a string. */
function jsonText(value: Value): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}

/** Providers want the results in the order of the calls. */
function inOrder(toolCalls: readonly ToolCall[], results: readonly ToolResult[]): readonly ToolResult[] {
  return toolCalls.flatMap(({ id }) => results.filter((result) => result.id === id).slice(0, 1));
}
