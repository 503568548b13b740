import { expect, test } from 'vitest';
import { type ModelAnswer, noUsage } from '../../model/index.ts';
import { readReply } from './read-reply.ts';

const reply = (over: Partial<ModelAnswer>): ModelAnswer => ({
  ...{ status: 'replied', finish: 'stop', text: '', reasoning: '', toolCalls: [], usage: noUsage },
  ...{ attempts: 1, warnings: [], message: { role: 'assistant', content: '' } },
  ...over,
});
const toolCall = { id: '1', name: 'search', input: { query: 'x' }, inputText: '{"query":"x"}' };

test.each<[string, Partial<ModelAnswer>, object]>([
  ['a program', { text: '```python\nx = 1\n```' }, { status: 'program', source: 'x = 1\n' }],
  ['words', { text: 'Hello.' }, { status: 'answer', text: 'Hello.' }],
  [
    'a whole program that was cut off',
    { text: '```python\nx = 1\n```', finish: 'length' },
    { reason: 'cut-off' },
  ],
  ['nothing', { finish: 'empty' }, { reason: 'empty' }],
  ['reasoning alone', { finish: 'reasoning-only', reasoning: 'Hm.' }, { reason: 'reasoning-only' }],
  [
    'a tool call that nobody offered',
    { finish: 'tool-calls', toolCalls: [toolCall] },
    { reason: 'tool-call' },
  ],
])('%s is read', (_, over, expected) => {
  expect(readReply(reply(over), { functions: ['search'] })).toMatchObject(expected);
});
