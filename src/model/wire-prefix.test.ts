import { describe, expect, test } from 'vitest';
import { anthropic } from '../../test/support/model/anthropic.ts';
import { dialects } from '../../test/support/model/ask-server.ts';
import { type Dialect, streamed } from '../../test/support/model/dialect.ts';
import { startModelServer } from '../../test/support/model/model-server.ts';
import { askModel, type Message } from './index.ts';

/** The conversation of a run as it grows: instructions, what differs between runs, the task, then step by step. */
const conversation: readonly Message[] = [
  { role: 'system', content: 'Answer by a program. "ü" \u2028 \\n', cache: true },
  { role: 'system', content: 'final_answer(answer: str)' },
  { role: 'user', content: 'How many orders wait?' },
  { role: 'assistant', content: 'print(1)' },
  { role: 'user', content: 'Output: 1' },
  { role: 'assistant', content: 'print(2)' },
  { role: 'user', content: 'Output: 2' },
];

/** The bodies of three requests, as they arrived. */
async function bodiesOf(dialect: Dialect, messages: readonly Message[]): Promise<readonly string[]> {
  await using server = await startModelServer([streamed(dialect, { chunks: ['x'] })]);
  const model = dialect.model(server.url);
  for (const end of [3, 5, 7]) await askModel(model, { messages: messages.slice(0, end), retries: 0 });
  return server.requests.map(({ body }) => body);
}

describe.for(dialects)('$name', (dialect) => {
  test('each request begins with the bytes of the one before, up to its last message', async () => {
    const bodies = await bodiesOf(dialect, conversation);

    const lasts = ['How many orders wait?', 'Output: 1'];
    expect(bodies).toHaveLength(3);
    for (const [index, last] of lasts.entries()) {
      const [before = '', after = ''] = bodies.slice(index);
      const end = before.indexOf(last) + last.length;
      expect(end).toBeGreaterThan(last.length);
      expect(after.slice(0, end)).toBe(before.slice(0, end));
    }
  });

  test('what stands outside the messages is the same in each', async () => {
    const bodies = await bodiesOf(dialect, conversation);

    const rests = bodies.map((body) => {
      const { messages: _, input: __, ...rest } = JSON.parse(body);
      return JSON.stringify(rest);
    });
    expect(new Set(rests).size).toBe(1);
  });

  test('two runs of one SDK share the bytes up to what differs', async () => {
    const other = conversation.with(1, { role: 'system', content: 'final_answer(answer: int)' });
    const [one = ''] = await bodiesOf(dialect, conversation);
    const [two = ''] = await bodiesOf(dialect, other);

    // Anthropic takes the instructions apart from the messages; its cache puts them first.
    const shared = (body: string): string => {
      const { system } = JSON.parse(body);
      return dialect === anthropic ? JSON.stringify(system[0]) : body.slice(0, body.indexOf('final_answer('));
    };
    expect(shared(one)).toContain('Answer by a program.');
    expect(shared(two)).toBe(shared(one));
  });
});

describe('breakpoints', () => {
  async function anthropicBody(messages: readonly Message[]): Promise<string> {
    await using server = await startModelServer([streamed(anthropic, { chunks: ['x'] })]);
    const reply = await askModel(anthropic.model(server.url), { messages, retries: 0 });
    expect(reply.warnings).toEqual([]);
    return server.requests[0]?.body ?? '';
  }

  test('stand where the marks are', async () => {
    const { system, messages } = JSON.parse(
      await anthropicBody(
        conversation.slice(0, 3).with(2, {
          role: 'user',
          content: 'How many?',
          cache: true,
        }),
      ),
    );

    const cache_control = { type: 'ephemeral' };
    expect(system).toEqual([
      { type: 'text', text: 'Answer by a program. "ü" \u2028 \\n', cache_control },
      { type: 'text', text: 'final_answer(answer: str)' },
    ]);
    expect(messages).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'How many?', cache_control }] },
    ]);
  });

  test('are four at most: the first mark and the last three', async () => {
    const marked = conversation.map((message) => ({ ...message, cache: true as const }));
    const { system, messages } = JSON.parse(await anthropicBody(marked));

    const parts = [system, ...messages.map(({ content }: { content: unknown }) => content)].flat();
    expect(parts.map((part) => part.cache_control !== undefined)).toEqual([
      ...[true, false, false, false],
      ...[true, true, true],
    ]);
  });
});
