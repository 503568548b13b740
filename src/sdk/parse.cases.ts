import { type } from 'arktype';
import { z } from 'zod';
import { fromJsonSchema } from './from-json-schema.ts';
import type { Schema } from './schema.ts';

/** A value that fails, and what a program is told of it as an input and as an output. */
export interface FailedCase {
  readonly title: string;
  readonly schema: Schema;
  readonly value: unknown;
  readonly input: string;
  readonly output: string;
}

/** Failed values, by the library that refuses them. */
export const failedCases: readonly FailedCase[] = [
  {
    title: 'zod: wrong types',
    schema: z.object({ id: z.string(), at: z.null(), by: z.record(z.string(), z.int()) }),
    value: { id: 5, at: 'x', by: { 'x-id': 1.5 } },
    input:
      '`id`: expected str, got 5 (int)\n`at`: expected None, got "x" (str)\n`by["x-id"]`: expected int, got 1.5 (float)',
    output:
      '`result.id`: expected str, got int\n`result.at`: expected None, got str\n`result.by["x-id"]`: expected int, got float',
  },
  {
    title: 'zod: missing and unknown keys',
    schema: z.strictObject({ id: z.string(), items: z.array(z.object({ price: z.number() })) }),
    value: { items: [{ price: 1 }, {}], size: 'm' },
    input:
      '`id`: missing; expected str\n`items[1].price`: missing; expected a number\n`input`: unknown key "size"',
    output:
      '`result.id`: missing; expected str\n`result.items[1].price`: missing; expected a number\n`result`: unknown key "size"',
  },
  {
    title: 'zod: out of bounds',
    schema: z.object({
      a: z.int().max(100),
      b: z.string().min(3),
      c: z.array(z.int()).min(2),
      d: z.number().gt(0),
    }),
    value: { a: 500, b: '', c: [], d: 0 },
    input:
      '`a`: expected at most 100, got 500 (int)\n`b`: expected at least 3 characters, got "" (str)\n`c`: expected at least 2 items, got a list of 0\n`d`: expected more than 0, got 0 (int)',
    output:
      '`result.a`: expected at most 100, got int\n`result.b`: expected at least 3 characters, got str\n`result.c`: expected at least 2 items, got list\n`result.d`: expected more than 0, got int',
  },
  {
    title: 'zod: choices, formats, patterns',
    schema: z.object({
      kind: z.enum(['a', 'b']),
      day: z.iso.datetime(),
      code: z.string().regex(/^a/),
      step: z.number().multipleOf(5),
      only: z.literal(3),
    }),
    value: { kind: 'c', day: 'today', code: 'b', step: 7, only: true },
    input:
      '`kind`: expected one of "a", "b", got "c" (str)\n`day`: expected a valid ISO datetime, got "today" (str)\n`code`: expected a str to match pattern /^a/, got "b" (str)\n`step`: expected a multiple of 5, got 7 (int)\n`only`: expected 3, got True (bool)',
    output:
      '`result.kind`: expected one of "a", "b", got str\n`result.day`: expected a valid ISO datetime, got str\n`result.code`: expected a str to match pattern /^a/, got str\n`result.step`: expected a multiple of 5, got int\n`result.only`: expected 3, got bool',
  },
  {
    title: 'zod: unions and messages of its user',
    schema: z.object({
      id: z.union([z.string(), z.int()]),
      name: z.string().refine((text) => text.length > 9, 'Give a full name.'),
      rows: z.array(z.int()).refine(() => false, 'No rows today.'),
    }),
    value: { id: null, name: 'Bo', rows: [1] },
    input:
      '`id`: matches none of the allowed forms (got None)\n`name`: Give a full name. (got "Bo" (str))\n`rows`: No rows today.',
    output:
      '`result.id`: matches none of the allowed forms (got None)\n`result.name`: Give a full name. (got str)\n`result.rows`: No rows today.',
  },
  {
    title: 'zod: numbers that only Python and JSON Schema have',
    schema: z.object({ a: z.number(), b: z.number(), c: z.int() }),
    value: { a: Number.NaN, b: Number.NEGATIVE_INFINITY, c: 10n ** 50n },
    input: `\`a\`: expected a number, got nan (float)\n\`b\`: expected a number, got -inf (float)\n\`c\`: expected a number between -2**53 and 2**53, got 1${'0'.repeat(39)}… (int)`,
    output:
      '`result.a`: expected a number, got float\n`result.b`: expected a number, got float\n`result.c`: expected a number between -2**53 and 2**53, got int',
  },
  {
    title: 'arktype',
    schema: type({ id: 'string', 'limit?': 'number.integer <= 100', mail: 'string.email', '+': 'reject' }),
    value: { limit: 500, mail: 'nobody', size: 1 },
    input:
      '`id`: missing; expected str\n`mail`: expected an email address, got "nobody" (str)\n`limit`: expected at most 100, got 500 (int)\n`size`: unknown key',
    output:
      '`result.id`: missing; expected str\n`result.mail`: expected an email address, got str\n`result.limit`: expected at most 100, got int\n`result.size`: unknown key',
  },
  {
    title: 'arktype: unions and types',
    schema: type({ a: 'string | number', b: { c: 'string[]' }, n: 'number.integer' }),
    value: { a: {}, b: { c: ['x', 3] }, n: 1.5 },
    input:
      '`a`: expected a number or a string, got a dict with 0 keys\n`b.c[1]`: expected str, got 3 (int)\n`n`: expected int, got 1.5 (float)',
    output:
      '`result.a`: expected a number or a string, got dict\n`result.b.c[1]`: expected str, got int\n`result.n`: expected int, got float',
  },
  {
    title: 'fromJsonSchema',
    schema: fromJsonSchema({
      type: 'object',
      properties: {
        from: { type: 'string' },
        rows: {
          type: 'array',
          items: { properties: { price: { minimum: 0 } }, additionalProperties: false },
        },
      },
      required: ['from', 'to'],
    }),
    value: { from: null, rows: [{ price: -1, pric: 1 }] },
    input:
      '`from_`: expected str, got None\n`rows[0].price`: expected at least 0, got -1 (int)\n`rows[0].pric`: unknown key; did you mean `price`?\n`to`: missing',
    output:
      '`result["from"]`: expected str, got None\n`result.rows[0].price`: expected at least 0, got int\n`result.rows[0].pric`: unknown key; did you mean `price`?\n`result.to`: missing',
  },
  {
    title: 'not even an object',
    schema: fromJsonSchema({ type: 'object' }),
    value: [1],
    input: '`input`: expected dict, got a list of 1',
    output: '`result`: expected dict, got list',
  },
  {
    title: 'what cannot cross',
    schema: fromJsonSchema({
      properties: { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } },
    }),
    value: { a: new Date(0), b: undefined, c: Object.assign(Object.create({ constructor: 0 }), { d: 1 }) },
    input: '`a`: expected str, got a Date\n`b`: expected str, got undefined\n`c`: expected str, got a object',
    output:
      '`result.a`: expected str, got Date\n`result.b`: expected str, got undefined\n`result.c`: expected str, got object',
  },
];
