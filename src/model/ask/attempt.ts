import type { LanguageModel, StreamPart } from '../language-model.ts';
import type { AttemptEnd } from './attempt-end.ts';
import { Collected } from './collected.ts';
import { endOf } from './end-of.ts';
import { failureOf, namedFailure } from './failure-of.ts';
import type { Question } from './question.ts';
import { startStallTimer } from './stall-timer.ts';

/**
 * Makes one request and reads its stream. Settles at once on abort and on a stall, whatever the model does; then
 * its own signal is aborted and the stream cancelled, so that no connection stays open behind a lost attempt.
 */
export async function attempt(model: LanguageModel, question: Question): Promise<AttemptEnd> {
  const { signal, stallMs, clock } = question;
  const { promise, resolve: settle } = Promise.withResolvers<AttemptEnd>();
  const over = new AbortController();
  const collected = new Collected(question, over.signal);
  const timer = startStallTimer(stallMs, clock, () => {
    const failure = namedFailure('stalled', `The model gave no sign of life for ${stallMs} ms`);
    settle(collected.failed(failure));
  });
  const onAbort = (): void => settle(collected.aborted());
  signal.addEventListener('abort', onAbort);
  void read(model, { question, collected, over: over.signal, onPart: timer.touch }).then(settle);
  try {
    return await promise;
  } finally {
    timer.stop();
    signal.removeEventListener('abort', onAbort);
    over.abort();
  }
}

interface Reading {
  readonly question: Question;
  readonly collected: Collected;
  readonly over: AbortSignal;
  readonly onPart: () => void;
}

/** Never rejects: what a lost attempt throws later is nobody's. */
async function read(
  model: LanguageModel,
  { question, collected, over, onPart }: Reading,
): Promise<AttemptEnd> {
  try {
    const { stream } = await model.doStream({ ...question.request, abortSignal: over });
    for await (const part of partsOf(stream, over)) {
      onPart();
      if (!collected.take(part)) break;
    }
    return endOf(collected);
  } catch (error) {
    return collected.failed(failureOf(error));
  }
}

async function* partsOf(stream: ReadableStream<StreamPart>, over: AbortSignal): AsyncGenerator<StreamPart> {
  const reader = stream.getReader();
  const cancel = (): void => void reader.cancel().catch(() => {});
  over.addEventListener('abort', cancel);
  // The model may have come back after its attempt was lost.
  if (over.aborted) cancel();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
