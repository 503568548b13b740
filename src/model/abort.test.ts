import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { HandClock } from '../../test/support/model/hand-clock.ts';
import { modelOf, text } from '../../test/support/model/hand-made.ts';
import { askModel, type LanguageModel, scriptedModel } from './index.ts';

const messages = [{ role: 'user', content: 'Hi' }] as const;

describe('a model that does not listen', () => {
  const never = new Promise<never>(() => {});

  test('is left at once on abort, before it gave a stream', async () => {
    const controller = new AbortController();
    const model: LanguageModel = { ...modelOf([]), doStream: () => never };
    const reply = askModel(model, { messages, signal: controller.signal });
    controller.abort();

    expect(await reply).toMatchObject({ status: 'aborted', attempts: 1 });
  });

  test('is left when it stalls, and its stream cancelled', async () => {
    const clock = new HandClock();
    const { promise: cancelled, resolve } = Promise.withResolvers<string>();
    const stream = new ReadableStream<{ type: string }>(
      {
        pull: () => clock.advance(300_000),
        cancel: () => resolve('cancelled'),
      },
      { highWaterMark: 0 },
    );
    const model: LanguageModel = { ...modelOf([]), doStream: async () => ({ stream }) };

    const reply = await askModel(model, { messages, clock, retries: 0, stallMs: 200_000 });

    expect(reply).toMatchObject({ status: 'failed', reason: 'stalled' });
    expect(await cancelled).toBe('cancelled');
  });

  test('tells nothing more after the end, when its stream comes late', async () => {
    const controller = new AbortController();
    const told: string[] = [];
    const late = Promise.withResolvers<Awaited<ReturnType<LanguageModel['doStream']>>>();
    const model: LanguageModel = { ...modelOf([]), doStream: () => late.promise };
    const reply = askModel(model, {
      messages,
      signal: controller.signal,
      onText: (delta) => told.push(delta),
    });
    controller.abort();
    await reply;

    const { promise: cancelled, resolve } = Promise.withResolvers<string>();
    late.resolve({
      stream: new ReadableStream({
        start: (stream) => stream.enqueue(text('late')),
        cancel: () => resolve('cancelled'),
      }),
    });

    expect(await cancelled).toBe('cancelled');
    expect(told).toEqual([]);
  });
});

test('a signal that serves a whole run is left as it was', async () => {
  const { signal } = new AbortController();
  const model = scriptedModel(() => ({ error: { statusCode: 500 } }));

  const reply = await askModel(model, { messages, signal, retries: 3, clock: new HandClock() });

  expect(reply).toMatchObject({ status: 'failed', attempts: 4 });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('what comes in the moment of the abort is not told any more', async () => {
  const controller = new AbortController();
  const told: string[] = [];
  function* parts(): Generator<object> {
    controller.abort();
    yield text('late');
  }

  const reply = await askModel(modelOf(parts()), {
    messages,
    signal: controller.signal,
    onText: (delta) => told.push(delta),
  });
  await new Promise((resolve) => setImmediate(resolve));

  expect(reply.status).toBe('aborted');
  expect(told).toEqual([]);
});

test('a signal that has been aborted asks nobody', async () => {
  expect(await askModel(modelOf([]), { messages, signal: AbortSignal.abort() })).toEqual({
    ...{ status: 'aborted', attempts: 0, warnings: [] },
    usage: { inputTokens: 0, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 0 },
  });
});
