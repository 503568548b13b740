import { askModel, type ModelReply } from '../../model/index.ts';
import type { RunState } from '../run-state.ts';

/** Asks the run's model for its next turn, and tells of it as it comes. */
export async function ask(run: RunState, step: number): Promise<ModelReply> {
  const { setup, emit } = run;
  emit({ type: 'model-start', step });
  const reply = await askModel(setup.model, {
    messages: [...run.prompt, ...run.messages],
    signal: run.signal,
    ...(run.tools.length === 0 ? {} : { tools: run.tools }),
    onText: (text) => emit({ type: 'text', step, from: 'model', text }),
    onReasoning: (text) => emit({ type: 'text', step, from: 'reasoning', text }),
    onRetry: (retry) => emit({ type: 'model-retry', step, ...retry }),
  });
  run.spent.add(reply.usage);
  const finish = reply.status === 'replied' ? reply.finish : reply.status;
  emit({ type: 'model-end', step, finish, usage: reply.usage });
  return reply;
}
