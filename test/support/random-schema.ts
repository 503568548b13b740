import fc from 'fast-check';
import type { JsonSchema } from '../../src/sdk/index.ts';

type Keywords = Record<string, fc.Arbitrary<unknown>>;

const hostile = fc.constantFrom(
  '"""',
  '\\',
  '```',
  "'",
  'class',
  'items',
  'get',
  '__proto__',
  'constructor',
  '_t',
  'ﬁ',
  'a\u200db',
  '\ud800',
  '\u202e',
);
const texts = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 }), hostile);
const names = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c', 'Item', 'kind') },
  { weight: 1, arbitrary: texts },
);
const definitions = fc.constantFrom('a', 'b', 'c');
const references = fc.oneof(
  { weight: 6, arbitrary: definitions.map((name) => `#/$defs/${name}`) },
  { weight: 1, arbitrary: fc.constantFrom('#', '#/properties/a', '#/items', '#a', 'x.json', '#/$defs/none') },
);
const types = fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', 'object', 'array', 'file');
const counts = fc.oneof(
  fc.integer({ min: -2, max: 20 }),
  fc.double(),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, 1e21),
);
const values = fc.oneof(texts, fc.integer(), fc.boolean(), fc.jsonValue({ maxDepth: 2 }));

const annotations: Keywords = {
  title: texts,
  $id: texts,
  description: texts,
  default: values,
  examples: fc.array(values, { maxLength: 2 }),
  deprecated: fc.boolean(),
  nullable: fc.boolean(),
};
const scalars: Keywords = {
  type: fc.oneof(types, fc.array(types, { maxLength: 3 })),
  format: fc.oneof(fc.constantFrom('date-time', 'date', 'time', 'uuid', 'email', 'int64'), texts),
  pattern: texts,
  minimum: counts,
  maximum: counts,
  exclusiveMinimum: fc.oneof(counts, fc.boolean()),
  multipleOf: counts,
  minLength: counts,
  maxLength: counts,
  contentEncoding: texts,
  const: values,
  enum: fc.array(values, { maxLength: 30 }),
};

/** Some of the keywords, so that those that are there mean something. */
function some(keywords: Keywords, most: number): fc.Arbitrary<Record<string, unknown>> {
  const chosen = fc.uniqueArray(fc.constantFrom(...Object.keys(keywords)), { maxLength: most });
  return chosen.chain((keys) =>
    fc.record(Object.fromEntries(keys.map((key) => [key, keywords[key] ?? fc.constant(0)]))),
  );
}

function joined(
  ...parts: readonly fc.Arbitrary<Record<string, unknown>>[]
): fc.Arbitrary<Record<string, unknown>> {
  return fc.tuple(...parts).map((objects) => Object.assign({}, ...objects));
}

const { schema } = fc.letrec<{ schema: JsonSchema }>((tie) => {
  const inner = tie('schema');
  const several = fc.array(inner, { maxLength: 3 });
  const byName = fc.dictionary(names, inner, { maxKeys: 4 });
  const objects: Keywords = {
    additionalProperties: inner,
    patternProperties: byName,
    propertyNames: inner,
    dependentSchemas: byName,
    minProperties: counts,
  };
  const arrays: Keywords = {
    items: fc.oneof(inner, several),
    prefixItems: several,
    additionalItems: inner,
    contains: inner,
    minItems: counts,
    uniqueItems: fc.boolean(),
  };
  const choices: Keywords = { anyOf: several, oneOf: several, allOf: several, not: inner, if: inner };
  const all: Keywords = {
    ...annotations,
    ...scalars,
    ...objects,
    ...arrays,
    ...choices,
    $ref: references,
    properties: byName,
  };
  const notes = some(annotations, 2);
  const named = {
    type: fc.constant('object'),
    properties: byName,
    required: fc.array(names, { maxLength: 2 }),
  };
  const object = joined(fc.record(named), some(objects, 1), notes);
  return {
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 1, arbitrary: fc.boolean() },
      joined(fc.record({ type: types }), some(scalars, 2), notes),
      joined(fc.record({ $ref: references }), notes),
      { weight: 4, arbitrary: object },
      joined(fc.record({ type: fc.constant('array') }), some(arrays, 2), notes),
      joined(some(choices, 2), notes),
      some(all, 5),
      fc.dictionary(fc.constantFrom(...Object.keys(all)), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 4 }),
    ) as fc.Arbitrary<JsonSchema>,
  };
});

/** Any JSON Schema: right ones, contradictory ones, recursive ones, and keywords that hold nonsense. */
export const schemas: fc.Arbitrary<JsonSchema> = fc
  .tuple(schema, fc.dictionary(definitions, schema))
  .map(([root, $defs]) => (typeof root === 'boolean' ? root : { ...root, $defs }));
