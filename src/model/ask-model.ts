import { attempt } from './ask/attempt.ts';
import type { AttemptEnd } from './ask/attempt-end.ts';
import { pause } from './ask/pause.ts';
import { type Question, questionOf } from './ask/question.ts';
import { retryDelay, waitNote } from './ask/retry-delay.ts';
import { addUsage, noUsage } from './ask/usage.ts';
import type { AskOptions, ModelReply, Retry, Usage } from './contract.ts';
import type { LanguageModel } from './language-model.ts';

/**
 * Asks a model once, streaming, and tries again what may pass. Never rejects for what the model or its provider
 * does: that is in the reply. Rejects with `INVALID_OPTION` for misuse.
 */
export async function askModel(model: LanguageModel, options: AskOptions): Promise<ModelReply> {
  const question = questionOf(model, options);
  const spent = { usage: noUsage, attempts: 0 };
  while (!question.signal.aborted) {
    const end = await attempt(model, question);
    spent.attempts += 1;
    spent.usage = addUsage(spent.usage, end.usage);
    const retry = retryOf(end, spent.attempts, question);
    if (retry === null) return replyOf(end, spent, question);
    question.onRetry(retry);
    await pause(retry.delayMs, question.clock, question.signal);
  }
  return { status: 'aborted', warnings: [], ...spent };
}

/** Null: this end is the last. */
function retryOf(end: AttemptEnd, attempt: number, { retries, clock }: Question): Retry | null {
  if (end.status !== 'failed' || !end.failure.retryable || attempt > retries) return null;
  const { reason, message, headers } = end.failure;
  const delayMs = retryDelay(headers, attempt, clock);
  return delayMs === null ? null : { attempt, delayMs, reason, message };
}

interface Spent {
  readonly usage: Usage;
  readonly attempts: number;
}

function replyOf(end: AttemptEnd, spent: Spent, { clock }: Question): ModelReply {
  if (end.status !== 'failed') return { ...end, ...spent };
  const { reason, httpStatus, headers } = end.failure;
  const message = end.failure.message + waitNote(headers, clock);
  return {
    ...{ status: 'failed', reason, message, warnings: end.warnings, ...spent },
    ...(httpStatus !== undefined && { httpStatus }),
  };
}
