import { describe, expect, test } from 'vitest';
import { anthropic } from '../../test/support/model/anthropic.ts';
import { askServer, dialects } from '../../test/support/model/ask-server.ts';
import { openaiChat } from '../../test/support/model/chat.ts';
import { streamed, type WireReply } from '../../test/support/model/dialect.ts';
import { startModelServer } from '../../test/support/model/model-server.ts';
import { askModel } from './index.ts';

const hello: WireReply = { chunks: ['Hel', 'lo'] };
const thinks = dialects.filter((dialect) => dialect !== openaiChat);

describe.for(dialects)('$name', (dialect) => {
  test('a reply is streamed, whole and counted', async () => {
    const deltas: string[] = [];

    const { reply, requests } = await askServer(dialect, [streamed(dialect, hello)], {
      onText: (delta) => deltas.push(delta),
    });

    expect(deltas).toEqual(['Hel', 'lo']);
    expect(reply).toMatchObject({ status: 'replied', finish: 'stop', text: 'Hello', attempts: 1 });
    expect(reply).toMatchObject({ reasoning: '', toolCalls: [], warnings: [] });
    expect(reply).toMatchObject({ message: { role: 'assistant', content: 'Hello' } });
    expect(reply.usage).toEqual({
      ...{ inputTokens: 20, cachedInputTokens: 8, outputTokens: 5 },
      cacheWriteInputTokens: dialect === anthropic ? 2 : 0,
    });
    expect(requests.map(({ path }) => path)).toEqual([dialect.path]);
  });

  test.for([
    ['length', { chunks: ['Hel'], finish: 'length' }, { finish: 'length', text: 'Hel' }],
    ['refusal', { chunks: ['I cannot.'], finish: 'refused' }, { finish: 'refused', text: 'I cannot.' }],
    ['silence', { chunks: [] }, { finish: 'empty', text: '' }],
    ['blank text', { chunks: [' \n'] }, { finish: 'empty', text: ' \n' }],
  ] as const)('a reply that ends by %s says so', async ([, wire, expected]) => {
    const { reply } = await askServer(dialect, [streamed(dialect, wire)]);

    expect(reply).toMatchObject({ status: 'replied', ...expected });
  });

  test('a tool call is taken, and answered in the next request', async () => {
    const toolCall = { id: 'call_1', name: 'multiply', input: '{"a":2,"b":3}' };
    await using server = await startModelServer([
      streamed(dialect, { chunks: [], toolCall }),
      streamed(dialect, hello),
    ]);
    const model = dialect.model(server.url);
    const inputSchema = { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'integer' } } };
    const tools = [{ name: 'multiply', description: 'The product.', inputSchema }];
    const question = { role: 'user', content: 'What is 2 * 3?' } as const;

    const first = await askModel(model, { messages: [question], tools, retries: 0 });
    if (first.status !== 'replied') throw new Error(first.status);
    const results = first.toolCalls.map(({ id, name }) => ({ id, name, text: 'six' }));
    const messages = [question, first.message, { role: 'tool', results } as const];
    const second = await askModel(model, { messages, tools, retries: 0 });

    expect(first).toMatchObject({
      finish: 'tool-calls',
      toolCalls: [{ id: 'call_1', name: 'multiply', input: { a: 2, b: 3 }, inputText: '{"a":2,"b":3}' }],
    });
    expect(second).toMatchObject({ finish: 'stop', text: 'Hello' });
    expect(server.requests[0]?.body).toContain('The product.');
    expect(server.requests[1]?.body).toContain('call_1');
    expect(server.requests[1]?.body).toContain('six');
  });
});

describe.for(thinks)('$name, thinking', (dialect) => {
  test('reasoning is told apart from the text', async () => {
    const told: string[] = [];
    const answer = streamed(dialect, { chunks: ['42'], thinking: 'Six times seven.' });

    const { reply } = await askServer(dialect, [answer], {
      onText: (delta) => told.push(`text: ${delta}`),
      onReasoning: (delta) => told.push(`reasoning: ${delta}`),
    });

    expect(told).toEqual(['reasoning: Six times seven.', 'text: 42']);
    expect(reply).toMatchObject({ finish: 'stop', text: '42', reasoning: 'Six times seven.' });
    expect(reply).toMatchObject({ message: { role: 'assistant', content: '42' } });
  });

  test('a reply of reasoning alone says so', async () => {
    const { reply } = await askServer(dialect, [streamed(dialect, { chunks: [], thinking: 'Hm.' })]);

    expect(reply).toMatchObject({ finish: 'reasoning-only', text: '', reasoning: 'Hm.' });
  });
});

test('reasoning goes back to Anthropic, signed, beside the tool call it led to', async () => {
  const toolCall = { id: 'toolu_1', name: 'now', input: '{}' };
  const { reply } = await askServer(anthropic, [
    streamed(anthropic, { chunks: [], thinking: 'I look.', toolCall }),
  ]);
  if (reply.status !== 'replied') throw new Error(reply.status);

  const { requests } = await askServer(anthropic, [streamed(anthropic, hello)], {
    messages: [
      { role: 'user', content: 'When?' },
      reply.message,
      { role: 'tool', results: [{ id: 'toolu_1', name: 'now', text: 'No clock.', isError: true }] },
    ],
  });

  expect(JSON.parse(requests[0]?.body ?? '').messages.slice(1)).toEqual([
    {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'I look.', signature: 'c2lnbmVk' },
        { type: 'tool_use', id: 'toolu_1', name: 'now', input: {} },
      ],
    },
    {
      role: 'user',
      content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: 'No clock.', is_error: true }],
    },
  ]);
});
