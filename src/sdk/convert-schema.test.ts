import { type } from 'arktype';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PungiError } from '../errors/index.ts';
import { convertSchema } from './convert-schema.ts';
import { fromJsonSchema } from './from-json-schema.ts';
import type { Schema } from './schema.ts';

const input = { functionName: 'f', side: 'input' } as const;
const output = { functionName: 'f', side: 'output' } as const;

describe('convertSchema', () => {
  test.each<[string, Schema]>([
    ['zod', z.object({ id: z.string(), tags: z.array(z.string()).optional() })],
    ['arktype', type({ id: 'string', 'tags?': 'string[]' })],
    [
      'fromJsonSchema',
      fromJsonSchema({
        $schema: 'http://json-schema.org/draft-07/schema#',
        type: 'object',
        properties: { id: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
        required: ['id'],
      }),
    ],
    [
      "a schema of one's own",
      ownSchema({
        type: 'object',
        properties: { id: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
        required: ['id'],
      }),
    ],
  ])('reads the schema of %s', (_vendor, schema) => {
    const json = convertSchema(schema, input);
    expect(json).toEqual({
      type: 'object',
      properties: { id: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
      required: ['id'],
    });
    expect(Object.isFrozen(json['properties'])).toBe(true);
  });

  test('reads each side of a schema that changes its value', () => {
    const schema = z.object({
      limit: z.int().default(20),
      size: z.string().transform(Number).pipe(z.number()),
    });
    expect(convertSchema(schema, input)['required']).toEqual(['size']);
    expect(convertSchema(schema, output)['required']).toEqual(['limit', 'size']);
  });

  test('copies what a library may change later', () => {
    const json = { type: 'object', properties: { id: { type: 'string' } } };
    const converted = convertSchema(ownSchema(json), input);
    json.properties.id.type = 'integer';
    expect(converted).toEqual({ type: 'object', properties: { id: { type: 'string' } } });
  });
});

const node: z.ZodType = z.object({
  when: z.date(),
  get next() {
    return z.array(node);
  },
});

describe('what has no JSON Schema', () => {
  test.each<[string, Schema, string]>([
    [
      'z.bigint',
      z.object({ id: z.bigint() }),
      "at `id` (BigInt cannot be represented in JSON Schema); use `fromJsonSchema({ type: 'integer' })` in a plain JSON Schema (any size), or `z.int()`",
    ],
    [
      'a bigint literal',
      z.object({ id: z.literal(5n) }),
      "at `id` (BigInt literals cannot be represented in JSON Schema); use `fromJsonSchema({ type: 'integer' })` in a plain JSON Schema (any size), or `z.int()`",
    ],
    [
      'z.date',
      z.object({ range: z.object({ days: z.array(z.date()) }) }),
      "at `range.days[]` (Date cannot be represented in JSON Schema); use `z.iso.datetime()` or `'string.date.iso'`",
    ],
    [
      'z.date in a recursive schema',
      z.object({ a: node, b: node }),
      "at `a.when` (Date cannot be represented in JSON Schema); use `z.iso.datetime()` or `'string.date.iso'`",
    ],
    [
      'z.map',
      z.object({ by: z.map(z.string(), z.int()) }),
      "at `by` (Map cannot be represented in JSON Schema); use `z.record(z.string(), …)` or `'Record<string, …>'`",
    ],
    [
      'z.set',
      z.object({ tags: z.record(z.string(), z.set(z.string())) }),
      "at `tags[*]` (Set cannot be represented in JSON Schema); use `z.array(…)` or `'…[]'`",
    ],
    [
      'z.undefined',
      z.object({ a: z.union([z.string(), z.undefined()]) }),
      'at `a` (Undefined cannot be represented in JSON Schema); use an optional key, or no `output` at all',
    ],
    [
      'z.void',
      z.void(),
      'at `input` (Void cannot be represented in JSON Schema); use an optional key, or no `output` at all',
    ],
    [
      'z.nan',
      z.object({ a: z.nan() }),
      "at `a` (NaN cannot be represented in JSON Schema); use `fromJsonSchema({ type: 'number' })`, which takes NaN",
    ],
    [
      'z.file, which poses as a string',
      z.object({ a: z.array(z.file().max(5)) }),
      'at `a[]` (File); use `z.base64()` of its bytes',
    ],
    [
      'z.symbol',
      z.object({ a: z.symbol() }),
      'at `a` (Symbols cannot be represented in JSON Schema); use `z.enum([…])` of texts',
    ],
    [
      'z.instanceof',
      z.object({ url: z.instanceof(URL) }),
      'at `url` (Custom types cannot be represented in JSON Schema); use `fromJsonSchema({ … })` of the plain data that crosses',
    ],
    [
      'a Date of arktype',
      type({ range: { from: 'Date' } }),
      "at `range.from` (Date); use `z.iso.datetime()` or `'string.date.iso'`",
    ],
    [
      'a bigint of arktype',
      type({ ids: 'bigint[]' }),
      "at `ids[]` (bigint); use `fromJsonSchema({ type: 'integer' })` in a plain JSON Schema (any size), or `z.int()`",
    ],
    [
      'a Map of arktype',
      type({ by: 'Map' }),
      "at `by` (Map); use `z.record(z.string(), …)` or `'Record<string, …>'`",
    ],
    [
      'undefined of arktype',
      type({ a: 'string | undefined' }),
      'at `a` (undefined); use an optional key, or no `output` at all',
    ],
  ])('%s', (_title, schema, rest) => {
    expect(() => convertSchema(schema, input)).toThrow(
      new PungiError(`Expected the input of \`f\` to have a JSON Schema, got what has none ${rest}.`, {
        code: 'UNSUPPORTED_SCHEMA',
      }),
    );
  });

  test('a transform at the end of an output', () => {
    expect(() =>
      convertSchema(z.object({ at: z.string().transform((text) => new Date(text)) }), output),
    ).toThrow(
      'Expected the output of `f` to have a JSON Schema, got what has none at `at` (Transforms cannot be represented in JSON Schema); use a schema of the result after it, `.pipe(z.string())`.',
    );
  });

  test.each<[string, unknown, string]>([
    [
      'throws',
      () => {
        throw new Error('not today');
      },
      'not today',
    ],
    [
      'throws no error',
      () => {
        throw 'never';
      },
      'never',
    ],
    ['is no object', () => 'string', 'no JSON Schema'],
    [
      'is no JSON',
      () => ({ maximum: Number.POSITIVE_INFINITY }),
      'Expected `#/maximum` of a JSON Schema to be JSON, got Infinity (number).',
    ],
  ])("a schema of one's own whose conversion %s", (_title, convert, what) => {
    expect(() => convertSchema(schemaOf({ input: convert }), input)).toThrow(
      `Expected the input of \`f\` to have a JSON Schema, got what has none (${what}); use \`fromJsonSchema({ … })\` of the plain data that crosses.`,
    );
  });

  test.each([undefined, null, {}])('a schema of the first standard only: %j', (jsonSchema) => {
    expect(() => convertSchema(schemaOf(jsonSchema), input)).toThrow(
      new PungiError(
        'Expected the input of `f` to be a schema with a JSON Schema (zod from 4.2, arktype from 2.1.28), got one of own without; use `fromJsonSchema({ … })`.',
        { code: 'UNSUPPORTED_SCHEMA' },
      ),
    );
  });
});

function ownSchema(json: Record<string, unknown>): Schema {
  return schemaOf({ input: () => json, output: () => json });
}

function schemaOf(jsonSchema: unknown): Schema {
  const standard: unknown = {
    version: 1,
    vendor: 'own',
    validate: (value: unknown) => ({ value }),
    jsonSchema,
  };
  return { '~standard': standard as Schema['~standard'] };
}
