import type { AssistantMessage, Finish } from '../contract.ts';
import type { AttemptEnd } from './attempt-end.ts';
import type { Collected } from './collected.ts';
import { namedFailure } from './failure-of.ts';

/** How a stream that was read to its end ended: many replies are none. */
export function endOf(collected: Collected): AttemptEnd {
  const { failure, finish, usage, warnings } = collected;
  if (failure !== null) return collected.failed(failure);
  if (finish === null || isCut(finish)) {
    return collected.failed(namedFailure('truncated', 'The stream ended before the reply did'));
  }
  if (finish.raw === 'model_context_window_exceeded') {
    return collected.failed(
      namedFailure('context-overflow', 'The reply did not fit into what the model reads'),
    );
  }
  if (finish.unified === 'error') {
    return collected.failed(
      namedFailure('unavailable', 'The model ended with an error that it did not name'),
    );
  }
  return {
    ...{
      status: 'replied',
      finish: finishOf(finish.unified, collected),
      text: collected.text,
      usage,
      warnings,
    },
    ...(finish.raw !== undefined && { rawFinish: finish.raw }),
    reasoning: [...collected.reasoning.values()].map(({ text }) => text).join(''),
    toolCalls: collected.toolCalls,
    message: messageOf(collected),
  };
}

/** Packages of AI SDK 6 call a stream that just ended "other", with no word of the provider. */
function isCut({ unified, raw }: NonNullable<Collected['finish']>): boolean {
  return unified === 'interrupted' || (unified === 'other' && raw === undefined);
}

function finishOf(unified: string, { text, reasoning, toolCalls }: Collected): Finish {
  if (unified === 'length') return 'length';
  if (unified === 'content-filter') return 'refused';
  // Some servers say "stop" beside tool calls.
  if (toolCalls.length > 0) return 'tool-calls';
  if (text.trim() !== '') return unified === 'stop' ? 'stop' : 'other';
  return [...reasoning.values()].some((thought) => thought.text.trim() !== '') ? 'reasoning-only' : 'empty';
}

function messageOf({ text, toolCalls, reasoning }: Collected): AssistantMessage {
  return {
    ...{ role: 'assistant', content: text },
    ...(toolCalls.length > 0 && { toolCalls }),
    ...(toolCalls.length > 0 && reasoning.size > 0 && { reasoning: [...reasoning.values()] }),
  };
}
