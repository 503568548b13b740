import { describe, expect, test } from 'vitest';
import { HandClock } from '../../test/support/model/hand-clock.ts';
import { finish, modelOf, text } from '../../test/support/model/hand-made.ts';
import { type AskOptions, askModel, type LanguageModel, type ModelReply } from './index.ts';

const messages = [{ role: 'user', content: 'Hi' }] as const;
function ask(parts: Iterable<object>, options: Partial<AskOptions> = {}): Promise<ModelReply> {
  return askModel(modelOf(parts), { messages, retries: 0, clock: new HandClock(), ...options });
}

describe('a reply', () => {
  test('has its finish in the word of the provider too', async () => {
    expect(
      await ask([text('a'), { ...finish, finishReason: { unified: 'other', raw: 'eos' } }]),
    ).toMatchObject({
      ...{ finish: 'other', rawFinish: 'eos', text: 'a' },
    });
  });

  test('with a tool call is not done, whatever the server says', async () => {
    const call = { type: 'tool-call', toolCallId: '1', toolName: 'f', input: '{"a": ' };

    expect(await ask([call, finish])).toMatchObject({
      finish: 'tool-calls',
      toolCalls: [{ id: '1', name: 'f', inputText: '{"a": ' }],
    });
  });

  test('tells what the provider says of the request', async () => {
    const warnings = [
      { type: 'unsupported', feature: 'topK' },
      { type: 'deprecated', setting: 'seed', message: 'Leave it.' },
      { type: 'other', message: 'Mind the gap.' },
      { type: 'compatibility', feature: 'tools', details: 'Called functions.' },
    ];

    expect((await ask([{ type: 'stream-start', warnings }, text('a'), finish])).warnings).toEqual([
      'unsupported topK',
      'deprecated seed: Leave it.',
      'Mind the gap.',
      'compatibility tools: Called functions.',
    ]);
  });

  test.for([undefined, Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY, '7'])(
    'whose tokens are %s counts none',
    async (total) => {
      const odd = { ...finish, usage: { inputTokens: { total }, outputTokens: { total } } };

      expect((await ask([text('a'), odd])).usage).toEqual({
        ...{ inputTokens: 0, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 0 },
      });
    },
  );

  test('without end is cut off, and read no further', async () => {
    let given = 0;
    function* endless(): Generator<object> {
      for (;;) {
        given += 1;
        yield text('x'.repeat(1024 * 1024));
      }
    }

    expect(await ask(endless())).toMatchObject({ status: 'replied', finish: 'length' });
    expect(given).toBeLessThan(12);
  });

  test('may leave out what it counted and warned of', async () => {
    const { usage: _, ...bare } = finish;

    expect(await ask([{ type: 'stream-start' }, text('a'), bare])).toMatchObject({
      ...{ status: 'replied', warnings: [], usage: { inputTokens: 0, outputTokens: 0 } },
    });
  });

  test.for([{ unified: 'interrupted' }, { unified: 'other' }])(
    'that ends by %o was cut',
    async (finishReason) => {
      expect(await ask([text('a'), { ...finish, finishReason }])).toMatchObject({
        ...{ status: 'failed', reason: 'truncated' },
        message: 'The stream ended before the reply did. Try again; a proxy between may cut long replies.',
      });
    },
  );

  test('that ends by an error without a name is a failure', async () => {
    expect(await ask([{ ...finish, finishReason: { unified: 'error' } }])).toMatchObject({
      ...{ status: 'failed', reason: 'unavailable' },
      message: 'The model ended with an error that it did not name. Try again later.',
    });
  });

  test('is judged by its first error', async () => {
    const errors = [{ statusCode: 401 }, { statusCode: 500 }].map((error) => ({ type: 'error', error }));

    expect(await ask([text('a'), ...errors, finish])).toMatchObject({ status: 'failed', reason: 'auth' });
  });
});

describe('attempts', () => {
  test('add up what they spent', async () => {
    const overloaded = { ...finish, finishReason: { unified: 'error' } };
    const streams = [[overloaded], [text('a'), finish]];
    const model: LanguageModel = {
      ...modelOf([]),
      doStream: () => modelOf(streams.shift() ?? []).doStream({ prompt: [] }),
    };

    const reply = await askModel(model, { messages, clock: new HandClock() });

    expect(reply).toMatchObject({
      status: 'replied',
      attempts: 2,
      usage: { inputTokens: 40, outputTokens: 10 },
    });
  });

  test('that throw at once are failures too', async () => {
    const model: LanguageModel = {
      ...modelOf([]),
      doStream: () => {
        throw new RangeError('Out of cheese');
      },
    };

    expect(await askModel(model, { messages })).toMatchObject({
      status: 'failed',
      reason: 'unexpected',
      attempts: 1,
    });
  });

  test('live while anything comes', async () => {
    const clock = new HandClock();
    function* slow(): Generator<object> {
      for (let number = 0; number < 20; number += 1) {
        clock.advance(50_000);
        yield { type: 'raw', rawValue: number };
      }
      yield text('a');
      yield finish;
    }

    expect(await ask(slow(), { clock })).toMatchObject({ status: 'replied', text: 'a' });
    expect(clock.pending).toBe(0);
  });
});
