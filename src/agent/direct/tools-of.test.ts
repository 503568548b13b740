import { expect, test } from 'vitest';
import { standardFunctions } from '../../../test/fixtures/standard-functions.ts';
import { toolsOf } from './tools-of.ts';

test('a function is a tool of its name, with its schema and all that its caller must know', () => {
  const tools = toolsOf(standardFunctions, null);
  expect(tools.map(({ name }) => name)).toEqual(standardFunctions.map(({ name }) => name));
  const notify = tools.find(({ name }) => name === 'send_notification');
  expect(notify?.inputSchema).toEqual(
    standardFunctions.find(({ name }) => name === 'send_notification')?.input,
  );
  expect(notify?.description).toBe(
    [
      'Send a push notification.',
      'Effect: write; asks for approval; at most 1 per user_id per hour.',
      'WARNING: Never send the same message twice.',
    ].join('\n'),
  );
});

test('of what nothing holds back only the description is told', () => {
  const [first] = standardFunctions.filter(({ name }) => name === 'calculate');
  const tools = first === undefined ? [] : toolsOf([{ ...first, warnings: [] }], null);
  expect(tools.map(({ description }) => description)).toEqual([first?.description]);
});

test('the answer is an argument, and the references of its schema still lead where they did', () => {
  const answer = {
    type: 'array',
    items: { anyOf: [{ $ref: '#/$defs/Day' }, { $ref: '#' }, { $ref: 'https://example.org/day' }] },
    $defs: { Day: { type: 'string', const: '#' } },
  };
  expect(toolsOf([], answer)).toEqual([
    {
      name: 'final_answer',
      description: 'Ends the task with this answer. Call it, alone, as soon as you have it.',
      inputSchema: {
        type: 'object',
        properties: {
          answer: {
            type: 'array',
            items: {
              anyOf: [
                { $ref: '#/properties/answer/$defs/Day' },
                { $ref: '#/properties/answer' },
                { $ref: 'https://example.org/day' },
              ],
            },
            $defs: { Day: { type: 'string', const: '#' } },
          },
        },
        required: ['answer'],
        additionalProperties: false,
      },
    },
  ]);
});

test('an answer of any kind has a tool, too', () => {
  expect(toolsOf([], true)).toMatchObject([{ inputSchema: { properties: { answer: {} } } }]);
});

test('what a tool of someone else tells the model, a person can see', () => {
  const [first] = standardFunctions;
  const told = 'Seen.\u{e0068}\u{e0069}\u200b\u202e';
  const input = { type: 'object', properties: { a: { type: 'string', description: told } } };
  const hostile = first && { ...first, description: told, warnings: [told], input, effect: 'read' as const };
  const answer = { type: 'string', description: told };
  expect(JSON.stringify(toolsOf(hostile ? [hostile] : [], answer))).not.toMatch(/(?!\n)\p{Cf}/u);
  expect(toolsOf(hostile ? [hostile] : [], answer)[0]?.description).toContain('WARNING: Seen.');
});
