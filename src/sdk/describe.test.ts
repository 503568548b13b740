import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineFunction } from './define-function.ts';
import { describeFunction } from './describe.ts';

test('tells all that a rendering needs as plain data', () => {
  const notify = defineFunction({
    description: 'Notifies a user.',
    input: z.object({ user_id: z.string(), message: z.string().max(200).default('Hello') }),
    output: z.object({ sent: z.boolean() }),
    effect: 'write',
    examples: ['sdk.notify("u1", "Hi")'],
    warnings: ['Never at night.'],
    rateLimit: { max: 1, perMs: 3_600_000, by: ({ user_id }) => user_id },
    timeoutMs: 5_000,
    execute: () => ({ sent: true }),
  });
  const description = describeFunction('notify', notify);
  expect(description).toEqual({
    name: 'notify',
    description: 'Notifies a user.',
    effect: 'write',
    input: {
      type: 'object',
      properties: {
        user_id: { type: 'string' },
        message: { type: 'string', maxLength: 200, default: 'Hello' },
      },
      required: ['user_id'],
    },
    output: {
      type: 'object',
      properties: { sent: { type: 'boolean' } },
      required: ['sent'],
      additionalProperties: false,
    },
    examples: ['sdk.notify("u1", "Hi")'],
    warnings: ['Never at night.'],
    rateLimit: { max: 1, perMs: 3_600_000, by: 'user_id' },
    approval: 'ask',
    timeoutMs: 5_000,
  });
  expect(structuredClone(description)).toEqual(description);
});

test('tells what a bare definition leaves open', () => {
  const definition = defineFunction({
    effect: 'pure',
    rateLimit: { max: 5, perMs: 1_000 },
    approval: () => false,
    execute: () => 1,
  });
  expect(describeFunction('roll', definition)).toEqual({
    name: 'roll',
    description: '',
    effect: 'pure',
    input: { type: 'object', properties: {}, additionalProperties: false },
    output: null,
    examples: [],
    warnings: [],
    rateLimit: { max: 5, perMs: 1_000, by: null },
    approval: 'depends',
    timeoutMs: null,
  });
});
