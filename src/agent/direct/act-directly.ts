import type { ModelAnswer, ToolResult } from '../../model/index.ts';
import { type Extracted, extractProgram, type Refusal } from '../../program/index.ts';
import type { RunState } from '../run-state.ts';
import { complain, endWith, type Taken } from '../step/taken.ts';
import { callTools } from './call-tools.ts';
import { toolMessage } from './tool-message.ts';

/** What a turn of direct mode leads to: its tool calls are made, or its words are the answer. */
export async function actDirectly(reply: ModelAnswer, run: RunState, step: number): Promise<Taken> {
  const { finish, toolCalls, text } = reply;
  // Of the calls that were cut off nobody knows how they went on, nor how many were still to come.
  if (finish === 'length') return complain('cut off', cutOff, run);
  if (toolCalls.length > 0) return await makeCalls(reply, run, step);
  const read = extractProgram(text);
  if (isReason(read, 'empty') || isReason(read, 'reasoning-only')) return complain('empty', empty, run);
  // A server that does not read its model's calls passes them on as words: they would pass for the answer.
  if (isReason(read, 'tool-call')) return complain('leaked', asText, run);
  if (run.schema !== null) return complain('text', needsAnswer, run);
  // As in code mode without what the model only thought; code in an answer is a part of it here.
  return endWith({
    status: 'answered',
    answeredBy: 'text',
    answer: read.status === 'answer' ? read.text : text,
  });
}

function isReason(read: Extracted, reason: Refusal): boolean {
  return read.status === 'refused' && read.reason === reason;
}

const cutOff =
  'Your reply was cut off at the token limit, so nothing was called. Make fewer calls in one turn, or write less.';
const empty = 'Your reply held neither words nor a tool call. Call a tool, or answer.';
const asText =
  'Your reply holds a tool call as text, so nothing was called. Make it as a tool call, or answer in words.';
const needsAnswer = 'This task needs its answer in the form of final_answer: call that tool.';

async function makeCalls({ toolCalls, message }: ModelAnswer, run: RunState, step: number): Promise<Taken> {
  const { results, calls, accepted } = await callTools(toolCalls, run, step);
  const repeated = accepted === null ? run.failures.after(failureOf(results)) : null;
  const most = run.setup.budgets.observationCharacters ?? 12_000;
  const told = toolMessage(results, most, repeated === null ? [] : [repeated]);
  const made = { said: message, told: [told] };
  if (accepted !== null) {
    const end = { status: 'answered', answeredBy: 'final_answer', answer: accepted.value } as const;
    return { ...made, step: { calls }, end };
  }
  const observation = told.results.map(({ name, text }) => `${name}: ${text}`).join('\n');
  return { ...made, step: { calls, observation } };
}

/** What two turns have in common that failed in the same way; null where a call did not fail. */
function failureOf(results: readonly ToolResult[]): string | null {
  const failed = results.every(({ isError }) => isError === true);
  return failed ? JSON.stringify(results.map(({ name, text }) => [name, text])) : null;
}
