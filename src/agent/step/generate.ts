import { askModel } from '../../model/index.ts';
import type { Generate } from '../../sdk/index.ts';
import type { RunState } from '../run-state.ts';

/** The run's own model, for the functions that ask it for a text. What they use counts for the run. */
export function generateFor(run: RunState): Generate {
  return async ({ prompt, maxTokens }) => {
    const { exhausted } = run.spent;
    if (exhausted !== null) throw new Error(exhausted.message);
    run.spent.countGenerated();
    const reply = await askModel(run.setup.model, {
      messages: [{ role: 'user', content: prompt }],
      signal: run.signal,
      ...(maxTokens === undefined ? {} : { maxOutputTokens: maxTokens }),
    });
    run.spent.add(reply.usage);
    if (reply.status === 'failed') throw new Error(`The model could not be asked: ${reply.message}`);
    if (reply.status === 'aborted') throw new Error('The run was ended.');
    if (reply.text === '') throw new Error('The model gave no text.');
    return reply.text;
  };
}
