import { expect, test } from 'vitest';
import { standardFunctions } from '../../../test/fixtures/standard-functions.ts';
import { toolsOf } from './tools-of.ts';

test('a function is a tool of its name, with its schema and all that its caller must know', () => {
  const tools = toolsOf(standardFunctions, null);
  expect(tools.map(({ name }) => name)).toEqual(standardFunctions.map(({ name }) => name));
  const notify = tools.find(({ name }) => name === 'send_notification');
  expect(notify?.inputSchema).toBe(standardFunctions.find(({ name }) => name === 'send_notification')?.input);
  expect(notify?.description).toBe(
    [
      'Send a push notification.',
      'Effect: write; asks for approval.',
      'WARNING: Never send the same message twice.',
      'Returns JSON of this schema: {"type":"boolean","description":"True if it was sent"}',
    ].join('\n'),
  );
});

test('definitions of an answer schema move to the root, where its references count from', () => {
  const answer = { type: 'array', items: { $ref: '#/$defs/Day' }, $defs: { Day: { type: 'string' } } };
  expect(toolsOf([], answer)).toMatchObject([
    {
      name: 'final_answer',
      inputSchema: {
        properties: { answer: { type: 'array', items: { $ref: '#/$defs/Day' } } },
        required: ['answer'],
        $defs: { Day: { type: 'string' } },
      },
    },
  ]);
});

test('an answer of any kind has a tool, too', () => {
  expect(toolsOf([], true)).toMatchObject([{ inputSchema: { properties: { answer: {} } } }]);
});
