import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dialects } from '../../../test/support/model/ask-server.ts';
import { streamed } from '../../../test/support/model/dialect.ts';
import { startModelServer } from '../../../test/support/model/model-server.ts';
import { createAgent } from '../index.ts';
import { sdkOf } from './direct.cases.ts';

const schema = z.object({ total: z.int() });

describe.for(dialects)('$name', (dialect) => {
  test('the functions arrive as tools, their results in the next request, and the answer is typed', async () => {
    await using server = await startModelServer([
      streamed(dialect, { chunks: [], toolCall: { id: 'call_1', name: 'add', input: '{"a":1,"b":2}' } }),
      streamed(dialect, {
        chunks: [],
        toolCall: { id: 'call_2', name: 'final_answer', input: '{"answer":{"total":3}}' },
      }),
    ]);
    const sdk = sdkOf({ began: [], most: 0 });
    const agent = createAgent({ model: dialect.model(server.url), sdk, mode: 'direct' });

    const outcome = await agent.run('Add.', { schema });

    expect(outcome).toMatchObject({ status: 'answered', answer: { total: 3 } });
    const [first, second] = server.requests.map(({ body }) => JSON.parse(body));
    const tools = JSON.stringify(first.tools);
    expect(tools).toContain('"Tells a user.\\nEffect: write; asks for approval; at most 1');
    expect(tools.indexOf('"add"')).toBeLessThan(tools.indexOf('"final_answer"'));
    expect(JSON.stringify(second.tools)).toBe(tools);
    // The result, in whatever form, stands behind what the first request said.
    const [before, after] = [first, second].map(({ messages, input }) => messages ?? input);
    expect(after.length).toBeGreaterThan(before.length);
    const told = after.slice(before.length).map((message: unknown) => JSON.stringify(message));
    expect(told.filter((text: string) => text.includes('call_1'))).toHaveLength(2);
    expect(told.at(-1)).toMatch(/"(?:content|output)":"3"/);
  });
});
