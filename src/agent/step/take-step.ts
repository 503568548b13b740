import type { ModelAnswer, ModelReply } from '../../model/index.ts';
import { actDirectly } from '../direct/act-directly.ts';
import type { RunEnd, Step } from '../outcome.ts';
import type { RunState } from '../run-state.ts';
import { act } from './act.ts';
import { ask } from './ask.ts';
import { stopped } from './stopped.ts';
import { endWith, type Taken } from './taken.ts';

/** One model turn, and what it leads to. Null: the run goes on. */
export async function takeStep(run: RunState, number: number): Promise<RunEnd<unknown> | null> {
  const began = performance.now();
  run.emit({ type: 'step-start', step: number });
  const reply = await ask(run, number);
  const taken = await actOn(reply, run, number);
  const text = reply.status === 'replied' ? reply.text : '';
  const step: Step = { text, ...taken.step, usage: reply.usage, durationMs: performance.now() - began };
  run.steps.push(step);
  if (reply.status === 'replied') run.messages.push(taken.said ?? { role: 'assistant', content: text });
  run.messages.push(...taken.told);
  run.emit({ type: 'step-end', step: number, taken: step });
  return taken.end ?? null;
}

async function actOn(reply: ModelReply, run: RunState, number: number): Promise<Taken> {
  if (reply.status === 'aborted') return endWith(stopped(run));
  if (reply.status === 'failed')
    return endWith({ status: 'failed', error: { reason: reply.reason, message: reply.message } });
  if (reply.finish === 'refused') return endWith(refused(reply));
  const { mode } = run.setup;
  return mode === 'direct' ? await actDirectly(reply, run, number) : await act(reply, run, number);
}

function refused({ text }: ModelAnswer): RunEnd<unknown> {
  const said = text === '' ? '' : ` It said: ${text.slice(0, 500)}`;
  return {
    status: 'failed',
    error: { reason: 'refused', message: `The model would not do the task.${said}` },
  };
}
