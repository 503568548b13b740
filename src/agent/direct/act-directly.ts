import type { ModelAnswer } from '../../model/index.ts';
import type { RunState } from '../run-state.ts';
import { complain, type Taken } from '../step/taken.ts';
import { callTools } from './call-tools.ts';

/** What a turn of direct mode leads to: its tool calls are made, or its words are the answer. */
export async function actDirectly(reply: ModelAnswer, run: RunState, step: number): Promise<Taken> {
  const { finish, toolCalls, text } = reply;
  if (finish === 'length') return complain('cut off', cutOff, run);
  if (toolCalls.length > 0) return await makeCalls(reply, run, step);
  if (text.trim() === '') return complain('empty', 'Your reply was empty. Call a tool, or answer.', run);
  if (run.schema !== null) return complain('text', needsAnswer, run);
  return { step: {}, said: null, told: [], end: { status: 'answered', answeredBy: 'text', answer: text } };
}

const cutOff = 'Your reply was cut off at the token limit, so nothing was called. Write a shorter one.';
const needsAnswer = 'This task needs its answer in the form of final_answer: call that tool.';

async function makeCalls({ toolCalls, message }: ModelAnswer, run: RunState, step: number): Promise<Taken> {
  const { results, calls, accepted } = await callTools(toolCalls, run, step);
  const observation = results.map(({ name, text }) => `${name}: ${text}`).join('\n');
  const failed = results.every(({ isError }) => isError === true);
  const repeated = run.failures.after(
    failed ? JSON.stringify(results.map(({ name, text }) => [name, text])) : null,
  );
  return {
    step: { calls, observation },
    said: message,
    told: [
      { role: 'tool', results, cache: true },
      ...(repeated === null ? [] : [{ role: 'user', content: `Note: ${repeated}`, cache: true } as const]),
    ],
    ...(accepted === null
      ? {}
      : { end: { status: 'answered', answeredBy: 'final_answer', answer: accepted.value } as const }),
  };
}
