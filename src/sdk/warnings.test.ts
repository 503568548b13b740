import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineFunction } from './define-function.ts';
import { describeFunction } from './describe.ts';
import { fromJsonSchema } from './from-json-schema.ts';
import type { Schema } from './schema.ts';
import { warningsOf } from './warnings.ts';

function secretPaths(input: Schema): readonly (string | undefined)[] {
  const definition = defineFunction({
    description: 'Logs in.',
    input,
    output: z.string(),
    effect: 'read',
    examples: ['sdk.login()'],
    execute: () => '',
  });
  return warningsOf(describeFunction('login', definition)).map(({ path }) => path);
}

describe('warningsOf', () => {
  test('finds nothing in a whole definition', () => {
    expect(secretPaths(z.object({ user_id: z.string() }))).toEqual([]);
  });

  test('names all that a definition lacks', () => {
    const definition = defineFunction({
      description: ' \n',
      input: z.object({ api_key: z.string() }),
      effect: 'read',
      execute: () => '',
    });
    expect(warningsOf(describeFunction('login', definition))).toEqual([
      {
        code: 'NO_DESCRIPTION',
        function: 'login',
        message: 'Function `login` has no `description`: the model cannot know what it is for.',
      },
      {
        code: 'NO_OUTPUT',
        function: 'login',
        message:
          'Function `login` has no `output`: the model cannot know what it returns, and nothing checks it.',
      },
      {
        code: 'NO_EXAMPLE',
        function: 'login',
        message: 'Function `login` has no `examples`: one line of Python shows the model how it is meant.',
      },
      {
        code: 'SECRET_PARAMETER',
        function: 'login',
        path: 'api_key',
        message:
          'Parameter `api_key` of `login` looks like a secret: programs and models must not hold one; keep it on the host, in `context`.',
      },
    ]);
  });

  test('finds secrets in any nesting', () => {
    const input = z.object({
      list: z.array(z.object({ password: z.string() })),
      pair: z.tuple([z.object({ token: z.string() })]),
      map: z.record(z.string(), z.object({ jwt: z.string() })),
      either: z.union([z.string(), z.object({ client_secret: z.string().optional() })]),
      auth: z.object({ user: z.string(), apiKey: z.string().nullable() }),
      credentials: z.object({ user: z.string() }),
    });
    expect(secretPaths(input)).toEqual([
      'auth.apiKey',
      'credentials',
      'either.client_secret',
      'list[].password',
      'map[*].jwt',
      'pair[].token',
    ]);
  });

  test('follows references, recursive ones too', () => {
    const input = fromJsonSchema({
      type: 'object',
      properties: { first: { $ref: '#/definitions/node' } },
      definitions: { node: { properties: { next: { $ref: '#/definitions/node' }, pin: {}, otp: true } } },
    });
    expect(secretPaths(input)).toEqual(['first.otp']);
  });

  test('passes over flags, numbers and what cannot be given', () => {
    const input = fromJsonSchema({
      type: 'object',
      properties: {
        password: { type: 'boolean' },
        token: { type: 'integer' },
        otp: { type: 'number' },
        jwt: false,
        auth: { type: 'null' },
      },
    });
    expect(secretPaths(input)).toEqual([]);
  });
});
