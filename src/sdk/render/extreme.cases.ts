import type { JsonSchema } from '../schema.ts';

/** A schema that a careless reader answers with an exhausted stack, memory or day. */
export interface Extreme {
  readonly title: string;
  readonly schema: () => JsonSchema;
  /** The type on the page, where it is short enough to tell. */
  readonly type?: string;
}

type Wrap = (inner: unknown) => unknown;

function nested(times: number, wrap: Wrap): JsonSchema {
  let schema: unknown = { type: 'string' };
  for (let count = 0; count < times; count += 1) schema = wrap(schema);
  return schema as JsonSchema;
}

function numbered<Entry>(count: number, entry: (index: number) => Entry): Record<string, Entry> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`D${index}`, entry(index)]));
}

const to = (index: number) => ({ $ref: `#/$defs/D${index}` });
const toAll = (count: number) => Array.from({ length: count }, (_, index) => to(index));

/** An object graph that no JSON text can say, but a library that resolves references can build. */
function cyclic(): JsonSchema {
  const schema: Record<string, unknown> = { type: 'object', title: 'Loop' };
  return Object.assign(schema, {
    properties: { self: schema },
    not: schema,
    default: schema,
    examples: [schema],
  });
}

export const extremes: readonly Extreme[] = [
  { title: 'lists 20,000 deep', schema: () => nested(20_000, (items) => ({ type: 'array', items })) },
  {
    title: 'records 20,000 deep',
    schema: () => nested(20_000, (a) => ({ type: 'object', properties: { a } })),
  },
  {
    title: 'allOf 20,000 deep',
    schema: () => nested(20_000, (inner) => ({ allOf: [inner, {}] })),
    type: 'Any',
  },
  {
    title: 'anyOf 20,000 deep',
    schema: () => nested(20_000, (inner) => ({ anyOf: [inner, { type: 'null' }] })),
    type: 'Any',
  },
  { title: 'not 20,000 deep', schema: () => nested(20_000, (not) => ({ not })), type: 'Any' },
  {
    title: 'a default 20,000 deep',
    schema: () => ({ default: nested(20_000, (inner) => [inner]) }),
    type: 'Any',
  },
  {
    title: 'a constant 20,000 deep',
    schema: () => ({ const: nested(20_000, (inner) => [inner]) }),
    type: 'list',
  },
  {
    title: 'an example 20,000 deep',
    schema: () => ({ examples: [nested(20_000, (inner) => ({ inner }))] }),
    type: 'Any',
  },
  {
    title: '20,000 references in a row',
    schema: () => ({ ...to(0), $defs: numbered(20_000, (index) => to(index + 1)) }),
    type: 'Any',
  },
  {
    title: 'a record of 5,000 fields',
    schema: () => ({ type: 'object', properties: numbered(5_000, () => ({})) }),
    type: 'FResult',
  },
  { title: 'an enum of 50,000 values', schema: () => ({ enum: Object.keys(numbered(50_000, () => 0)) }) },
  {
    title: 'a union of 1,000 records',
    schema: () => ({
      anyOf: Array.from({ length: 1_000 }, (_, index) => ({ properties: { [`p${index}`]: {} } })),
    }),
  },
  { title: 'an object that contains itself', schema: cyclic, type: 'Loop' },
  {
    title: '80 records that each name all',
    schema: () => ({ ...to(0), $defs: numbered(80, () => ({ properties: numbered(80, to) })) }),
    type: 'D0',
  },
  {
    title: '40 unions that each name all',
    schema: () => ({ ...to(0), $defs: numbered(40, () => ({ anyOf: toAll(40) })) }),
    type: 'Any',
  },
  {
    title: 'pairs of pairs, 40 deep',
    schema: () => ({
      ...to(0),
      $defs: {
        ...numbered(40, (index) => ({ type: 'array', prefixItems: [to(index + 1), to(index + 1)] })),
        D40: { type: 'string' },
      },
    }),
  },
  {
    title: 'allOf of two, 40 deep',
    schema: () => ({
      ...to(0),
      $defs: {
        ...numbered(40, (index) => ({ allOf: [to(index + 1), to(index + 1)] })),
        D40: { type: 'string' },
      },
    }),
    type: 'str',
  },
  {
    title: 'a record that extends itself',
    schema: () => ({
      ...to(0),
      $defs: numbered(1, () => ({ allOf: [to(0), { type: 'object', properties: { x: {} } }] })),
    }),
    type: 'D0',
  },
  {
    title: 'a choice of itself',
    schema: () => ({
      title: 'T',
      type: 'object',
      properties: { a: { $ref: '#' } },
      anyOf: [{ $ref: '#' }, { properties: { b: { $ref: '#' } } }],
    }),
  },
  {
    title: 'a megabyte of text',
    schema: () => ({ type: 'string', description: 'x '.repeat(500_000), pattern: ' '.repeat(100_000) }),
    type: 'str',
  },
];
