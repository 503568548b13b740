import { describe, expect, test } from 'vitest';
import { anthropic } from '../../test/support/model/anthropic.ts';
import { askServer, dialects } from '../../test/support/model/ask-server.ts';
import { compatibleChat } from '../../test/support/model/chat.ts';
import { jsonAnswer, streamed, type WireReply } from '../../test/support/model/dialect.ts';
import { HandClock } from '../../test/support/model/hand-clock.ts';
import { startModelServer } from '../../test/support/model/model-server.ts';
import { openaiResponses } from '../../test/support/model/responses.ts';
import { askModel, type Retry } from './index.ts';
import { anthropicFailures, compatibleBodies, openaiFailures } from './wire-failures.cases.ts';

const hello: WireReply = { chunks: ['Hel', 'lo'] };
const eventStream = { 'content-type': 'text/event-stream' };
const overloaded = { type: 'overloaded_error', message: 'Overloaded' };

describe.for(dialects)('$name', (dialect) => {
  test.for(dialect === anthropic ? anthropicFailures : openaiFailures)(
    '$status $words.message: $reason, asked once',
    async ({ status, words, reason }) => {
      const { reply, requests } = await askServer(dialect, [dialect.error(status, words)]);

      expect(reply).toMatchObject({ status: 'failed', reason, httpStatus: status, attempts: 1 });
      expect(requests).toHaveLength(1);
    },
  );

  test.for([408, 409, 429, 500, 502, 503, 529])(
    '%i is asked again, twice as late each time',
    async (status) => {
      const error = dialect.error(status, overloaded);
      const { reply, waits } = await askServer(dialect, [error, error, streamed(dialect, hello)]);

      expect(reply).toMatchObject({ status: 'replied', text: 'Hello', attempts: 3 });
      expect(waits).toEqual([500, 1_000]);
    },
  );

  test('the attempts are bounded, and the last failure is told', async () => {
    const { reply, requests, waits } = await askServer(dialect, [dialect.error(529, overloaded)], {
      retries: 2,
    });

    expect(reply).toEqual({
      ...{ status: 'failed', reason: 'unavailable', httpStatus: 529, attempts: 3, warnings: [] },
      message: 'The provider failed (HTTP 529): Overloaded. Try again later.',
      usage: { inputTokens: 0, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 0 },
    });
    expect(requests).toHaveLength(3);
    expect(waits).toEqual([500, 1_000]);
  });

  test.for([
    ['retry-after', '7', 7_000],
    ['retry-after', '0.5', 500],
    ['retry-after', 'Thu, 09 Oct 2025 08:53:30 GMT', 10_000],
    ['retry-after', 'Thu, 09 Oct 2025 08:00:00 GMT', 0],
    ['retry-after-ms', '1234', 1_234],
  ] as const)('%s: %s is waited for', async ([name, value, waited]) => {
    const limited = { ...dialect.error(429, { type: 'rate_limit_error', message: 'Slow down.' }) };
    const answer = { ...limited, headers: { ...limited.headers, [name]: value } };
    const { reply, waits } = await askServer(dialect, [answer, streamed(dialect, hello)]);

    expect(reply).toMatchObject({ status: 'replied', attempts: 2 });
    expect(waits).toEqual([waited]);
  });

  test.for([
    ['retry-after', '3600', ' It asks to wait for 3600 s.'],
    ['x-should-retry', 'false', ''],
  ] as const)('%s: %s is not waited for', async ([name, value, note]) => {
    const limited = dialect.error(429, { type: 'rate_limit_error', message: 'Slow down.' });
    const { reply } = await askServer(dialect, [{ ...limited, headers: { [name]: value } }]);

    expect(reply).toMatchObject({
      ...{ status: 'failed', reason: 'rate-limit', attempts: 1 },
      message: `The provider limits the rate of requests (HTTP 429): Slow down. Try again later, or raise the limit at the provider.${note}`,
    });
  });

  test.for([
    ['is cut by a broken connection', 'reset'],
    ['ends before the reply does', 'end'],
  ] as const)('a stream that %s is asked for again, from nothing', async ([, after]) => {
    const told: string[] = [];
    const whole = dialect.events(hello);
    const half = { headers: eventStream, body: whole.slice(0, -3), after };
    const { reply } = await askServer(dialect, [half, streamed(dialect, { chunks: ['Whole.'] })], {
      onText: (delta) => told.push(delta),
      onRetry: ({ attempt, reason }) => told.push(`${attempt}: ${reason}`),
    });

    expect(reply).toMatchObject({ status: 'replied', finish: 'stop', text: 'Whole.', attempts: 2 });
    expect(told.slice(-2)).toEqual(['1: truncated', 'Whole.']);
  });

  test('a stream that says nothing is given up, and its connection closed', async () => {
    const clock = new HandClock();
    const retries: Retry[] = [];
    const begun = { headers: eventStream, body: dialect.events(hello).slice(0, -3), after: 'hang' } as const;
    const { reply } = await askServer(dialect, [begun, streamed(dialect, hello)], {
      clock,
      onText: (delta) => delta === 'Hel' && retries.length === 0 && clock.advance(300_000),
      onRetry: (retry) => retries.push(retry),
    });

    expect(reply).toMatchObject({ status: 'replied', text: 'Hello', attempts: 2 });
    expect(retries).toEqual([
      {
        ...{ attempt: 1, delayMs: 500, reason: 'stalled' },
        message:
          'The model gave no sign of life for 300000 ms. Try again later; a local model may still be loading.',
      },
    ]);
    expect(clock.pending).toBe(0);
  });

  test.for([
    ['before the first event', 0],
    ['in the middle', -3],
  ] as const)('abort %s settles at once and closes the connection', async ([, until]) => {
    const controller = new AbortController();
    const body = until === 0 ? [] : dialect.events(hello).slice(0, until);
    const { reply } = await askServer(dialect, [{ headers: eventStream, body, after: 'hang' }], {
      signal: controller.signal,
      onText: () => controller.abort(),
      clock: until === 0 ? abortsSoon(controller) : new HandClock(),
    });

    expect(reply).toMatchObject({ status: 'aborted', attempts: 1 });
  });

  test('what is no event of this format is asked for again', async () => {
    const garbage = { headers: eventStream, body: ['data: {"type": "oops\n\n'] };
    const { reply } = await askServer(dialect, [garbage], { retries: 1 });

    expect(reply).toMatchObject({ status: 'failed', reason: 'malformed', attempts: 2 });
  });
});

/** Aborts when the first timer is set: the request is on its way, and nothing has come. */
function abortsSoon(controller: AbortController): HandClock {
  const clock = new HandClock();
  const after = clock.after.bind(clock);
  clock.after = (delayMs, ring) => {
    setImmediate(() => controller.abort());
    return after(delayMs, ring);
  };
  return clock;
}

test.for(compatibleBodies)('$server: $reason', async ({ status, body, reason, said }) => {
  const { reply } = await askServer(compatibleChat, [jsonAnswer(status, body)]);

  expect(reply).toMatchObject({ status: 'failed', reason, attempts: 1 });
  expect(reply).toMatchObject({ message: expect.stringContaining(`(HTTP ${status}): ${said}. `) });
});

describe('an error inside a stream', () => {
  test.for([
    ['at its start', 0],
    ['after some text', -4],
  ] as const)('%s: Anthropic overloaded, asked again', async ([, after]) => {
    const body = [...anthropic.events(hello).slice(0, after), anthropic.errorEvent(overloaded)];
    const { reply } = await askServer(anthropic, [
      { headers: eventStream, body },
      streamed(anthropic, hello),
    ]);

    expect(reply).toMatchObject({ status: 'replied', text: 'Hello', attempts: 2 });
  });

  test.for([openaiResponses, compatibleChat])(
    '$name: too long a conversation, asked once',
    async (dialect) => {
      const words = { type: 'invalid_request_error', message: 'Too long.', code: 'context_length_exceeded' };
      const body = [dialect.errorEvent(words)];
      const { reply } = await askServer(dialect, [{ headers: eventStream, body }]);

      expect(reply).toMatchObject({ status: 'failed', reason: 'context-overflow', attempts: 1 });
    },
  );

  test('Anthropic: a reply cut by the window is too long a conversation', async () => {
    const body = anthropic
      .events(hello)
      .map((event) => event.replace('end_turn', 'model_context_window_exceeded'));
    const { reply } = await askServer(anthropic, [{ headers: eventStream, body }]);

    expect(reply).toMatchObject({ status: 'failed', reason: 'context-overflow', attempts: 1 });
    expect(reply.usage).toMatchObject({ inputTokens: 20, outputTokens: 5 });
  });
});

test('a server that is not there is a network failure', async () => {
  const server = await startModelServer([]);
  await server[Symbol.asyncDispose]();
  const clock = new HandClock();
  const messages = [{ role: 'user', content: 'Hi' }] as const;

  const reply = await askModel(anthropic.model(server.url), { messages, clock });

  expect(reply).toMatchObject({ status: 'failed', reason: 'network', attempts: 5 });
  expect(reply).toMatchObject({
    message: expect.stringMatching(/ECONNREFUSED.* Check the connection and the base URL\.$/),
  });
  expect(clock.waits).toEqual([500, 1_000, 2_000, 4_000]);
});

test('abort ends the wait for a retry', async () => {
  const controller = new AbortController();
  const limited = anthropic.error(429, { type: 'rate_limit_error', message: 'Slow down.' });
  const clock = new HandClock();
  const { reply, requests } = await askServer(
    anthropic,
    [{ ...limited, headers: { 'retry-after': '100' } }],
    {
      ...{ clock, signal: controller.signal },
      onRetry: () => setImmediate(() => controller.abort()),
    },
  );

  expect(reply).toMatchObject({ status: 'aborted', attempts: 1 });
  expect(requests).toHaveLength(1);
  expect(clock.pending).toBe(0);
});
