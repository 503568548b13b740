import type { ErrorCode } from '../../errors/index.ts';

/** A schema that cannot be used, with the whole error. */
export interface RefusedCase {
  readonly title: string;
  readonly schema: unknown;
  readonly code: ErrorCode;
  readonly message: string;
}

const unsupported = 'UNSUPPORTED_SCHEMA';
const invalid = 'INVALID_DEFINITION';

/** Every way in which a JSON Schema is refused at definition. */
export const refusedCases: readonly RefusedCase[] = [
  {
    title: 'a name with half a character',
    schema: { type: 'object', properties: { '\ud800': { type: 'string' } } },
    code: invalid,
    message: 'Expected `#/properties` of a JSON Schema to be of whole characters, got a lone surrogate.',
  },
  {
    title: 'a choice with half a character',
    schema: { enum: ['a', '\ud800'] },
    code: invalid,
    message: 'Expected `#/enum/1` of a JSON Schema to be of whole characters, got a lone surrogate.',
  },
  {
    title: 'a mistyped keyword',
    schema: { type: 'object', properties: { a: { type: 'string', minLenght: 3 } } },
    code: unsupported,
    message:
      'Expected supported keywords in `#/properties/a` of a JSON Schema, got `minLenght`; did you mean `minLength`?',
  },
  {
    title: 'a keyword nobody knows',
    schema: { $defs: { unused: { sizing: 'large' } } },
    code: unsupported,
    message:
      'Expected supported keywords in `#/$defs/unused` of a JSON Schema, got `sizing`; leave it out, or name it `x-…`.',
  },
  {
    title: 'a keyword named like a method of objects',
    schema: JSON.parse('{ "constructor": 1 }'),
    code: unsupported,
    message:
      'Expected supported keywords in `#` of a JSON Schema, got `constructor`; leave it out, or name it `x-…`.',
  },
  {
    title: 'unevaluatedProperties',
    schema: { unevaluatedProperties: false },
    code: unsupported,
    message:
      'Expected supported keywords in `#` of a JSON Schema, got `unevaluatedProperties`; list all properties in one schema and set `additionalProperties: false`.',
  },
  {
    title: 'unevaluatedItems',
    schema: { unevaluatedItems: false },
    code: unsupported,
    message:
      'Expected supported keywords in `#` of a JSON Schema, got `unevaluatedItems`; list all items in `prefixItems` and set `items: false`.',
  },
  {
    title: '$dynamicRef',
    schema: { $dynamicRef: '#a' },
    code: unsupported,
    message:
      'Expected supported keywords in `#` of a JSON Schema, got `$dynamicRef`; refer to a schema in `$defs` with `$ref`.',
  },
  {
    title: '$dynamicAnchor',
    schema: { $dynamicAnchor: 'a' },
    code: unsupported,
    message:
      'Expected supported keywords in `#` of a JSON Schema, got `$dynamicAnchor`; name the schema in `$defs`.',
  },
  {
    title: '$recursiveRef',
    schema: { $recursiveRef: '#' },
    code: unsupported,
    message: "Expected supported keywords in `#` of a JSON Schema, got `$recursiveRef`; write `$ref: '#'`.",
  },
  {
    title: '$recursiveAnchor',
    schema: { $recursiveAnchor: true },
    code: unsupported,
    message:
      "Expected supported keywords in `#` of a JSON Schema, got `$recursiveAnchor`; write `$ref: '#'`.",
  },
  {
    title: '$vocabulary',
    schema: { $vocabulary: {} },
    code: unsupported,
    message: 'Expected supported keywords in `#` of a JSON Schema, got `$vocabulary`; leave it out.',
  },
  {
    title: 'nullable, from OpenAPI 3.0',
    schema: { type: 'string', nullable: true },
    code: unsupported,
    message:
      "Expected supported keywords in `#` of a JSON Schema, got `nullable`; write `type: ['string', 'null']`.",
  },
  {
    title: 'id, from draft-04',
    schema: { id: 'a' },
    code: unsupported,
    message: 'Expected supported keywords in `#` of a JSON Schema, got `id`; write `$id`.',
  },
  {
    title: 'a reference to another document',
    schema: { items: { $ref: 'https://example.com/item.json' } },
    code: unsupported,
    message:
      'Expected `#/items/$ref` of a JSON Schema to stay in its document, got `https://example.com/item.json`; copy that schema into `$defs`.',
  },
  {
    title: 'a reference to another document that begins like this one',
    schema: { $id: 'https://example.com/item', items: { $ref: 'https://example.com/items#/$defs/a' } },
    code: unsupported,
    message:
      'Expected `#/items/$ref` of a JSON Schema to stay in its document, got `https://example.com/items#/$defs/a`; copy that schema into `$defs`.',
  },
  {
    title: 'a reference to nothing',
    schema: { $ref: '#/$defs/toString', $defs: {} },
    code: invalid,
    message: 'Expected `#/$ref` of a JSON Schema to name a schema in it, got `#/$defs/toString`.',
  },
  {
    title: 'a reference to what is no schema',
    schema: { $ref: '#/title', title: 'x' },
    code: invalid,
    message: 'Expected `#/$ref` of a JSON Schema to name a schema in it, got `#/title`.',
  },
  {
    title: 'a reference that cannot be decoded',
    schema: { $ref: '#/$defs/%zz', $defs: {} },
    code: invalid,
    message: 'Expected `#/$ref` of a JSON Schema to name a schema in it, got `#/$defs/%zz`.',
  },
  {
    title: 'a reference to an anchor nobody set',
    schema: { $ref: '#item' },
    code: invalid,
    message: 'Expected `#/$ref` of a JSON Schema to name a schema in it, got `#item`.',
  },
  {
    title: 'a reference to itself',
    schema: { $ref: '#' },
    code: invalid,
    message: 'Expected `#` of a JSON Schema to end, got a `$ref` that leads back to it.',
  },
  {
    title: 'references that lead in a circle',
    schema: {
      $defs: { a: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/b' }] }, b: { not: { $ref: '#/$defs/a' } } },
    },
    code: invalid,
    message: 'Expected `#/$defs/a` of a JSON Schema to end, got a `$ref` that leads back to it.',
  },
  {
    title: 'an $id further in',
    schema: { items: { $id: 'item' } },
    code: invalid,
    message:
      'Expected `#/items/$id` of a JSON Schema to be left out, since it is not at the root, got "item" (string).',
  },
  {
    title: 'two definitions of one name',
    schema: { $defs: { a: true }, definitions: { a: false } },
    code: invalid,
    message: 'Expected a JSON Schema to define `a` once, got it in `$defs` and in `definitions`.',
  },
  {
    title: 'a schema that is none',
    schema: { properties: { a: 'string' } },
    code: invalid,
    message: 'Expected `#/properties/a` of a JSON Schema to be a schema, got "string" (string).',
  },
  {
    title: 'a root that is none',
    schema: null,
    code: invalid,
    message: 'Expected `#` of a JSON Schema to be a schema, got null.',
  },
  {
    title: 'an unknown type',
    schema: { type: 'str' },
    code: invalid,
    message:
      'Expected `#/type` of a JSON Schema to be one of string, integer, number, boolean, null, array, object, or a list of them, got "str" (string).',
  },
  {
    title: 'no type',
    schema: { type: [] },
    code: invalid,
    message:
      'Expected `#/type` of a JSON Schema to be one of string, integer, number, boolean, null, array, object, or a list of them, got an array.',
  },
  {
    title: 'an enum of one',
    schema: { enum: 'a' },
    code: invalid,
    message: 'Expected `#/enum` of a JSON Schema to be a list of values, got "a" (string).',
  },
  {
    title: 'a bound that is none',
    schema: { minimum: '1' },
    code: invalid,
    message: 'Expected `#/minimum` of a JSON Schema to be a number, got "1" (string).',
  },
  {
    title: 'the exclusive bounds of draft-04',
    schema: { minimum: 1, exclusiveMinimum: true },
    code: invalid,
    message: 'Expected `#/exclusiveMinimum` of a JSON Schema to be a number, got true (boolean).',
  },
  {
    title: 'a multiple of nothing',
    schema: { multipleOf: 0 },
    code: invalid,
    message: 'Expected `#/multipleOf` of a JSON Schema to be a number above 0, got 0 (number).',
  },
  {
    title: 'a count below zero',
    schema: { maxItems: -1 },
    code: invalid,
    message: 'Expected `#/maxItems` of a JSON Schema to be a whole number from 0, got -1 (number).',
  },
  {
    title: 'a pattern of Python, which the older grammar would read as letters',
    schema: { pattern: '^\\Aabc\\Z$' },
    code: invalid,
    message:
      'Expected `#/pattern` of a JSON Schema to be a regular expression of JavaScript, got "^\\\\Aabc\\\\Z$" (string).',
  },
  {
    title: 'a pattern whose \\p the older grammar would read as a letter',
    schema: { pattern: '^\\p{L}[\\w-.]$' },
    code: invalid,
    message:
      'Expected `#/pattern` of a JSON Schema to be a regular expression of JavaScript, got "^\\\\p{L}[\\\\w-.]$" (string).',
  },
  {
    title: 'a pattern whose \\u{…} the older grammar would read as a count',
    schema: { patternProperties: { '^\\u{41}[\\w-.]$': true } },
    code: invalid,
    message:
      'Expected `#/patternProperties` of a JSON Schema to be a regular expression of JavaScript, got "^\\\\u{41}[\\\\w-.]$" (string).',
  },
  {
    title: 'a pattern that is none',
    schema: { pattern: '(' },
    code: invalid,
    message:
      'Expected `#/pattern` of a JSON Schema to be a regular expression of JavaScript, got "(" (string).',
  },
  {
    title: 'a format that is no text',
    schema: { format: 1 },
    code: invalid,
    message: 'Expected `#/format` of a JSON Schema to be a string, got 1 (number).',
  },
  {
    title: 'a flag that is none',
    schema: { uniqueItems: 'yes' },
    code: invalid,
    message: 'Expected `#/uniqueItems` of a JSON Schema to be true or false, got "yes" (string).',
  },
  {
    title: 'names that are none',
    schema: { required: [1] },
    code: invalid,
    message: 'Expected `#/required` of a JSON Schema to be an array of strings, got an array.',
  },
  {
    title: 'a required of draft-03',
    schema: { properties: { a: { required: true } } },
    code: invalid,
    message:
      'Expected `#/properties/a/required` of a JSON Schema to be an array of strings, got true (boolean).',
  },
  {
    title: 'an empty union',
    schema: { anyOf: [] },
    code: invalid,
    message: 'Expected `#/anyOf` of a JSON Schema to be a list of at least one schema, got an array.',
  },
  {
    title: 'properties that are a list',
    schema: { properties: [] },
    code: invalid,
    message: 'Expected `#/properties` of a JSON Schema to be an object, got an array.',
  },
  {
    title: 'definitions that are a list',
    schema: { definitions: [] },
    code: unsupported,
    message:
      'Expected supported keywords in `#` of a JSON Schema, got `definitions`; leave it out, or name it `x-…`.',
  },
  {
    title: 'a bigint, which JSON has not',
    schema: { maximum: 10n },
    code: invalid,
    message: 'Expected `#/maximum` of a JSON Schema to be JSON, got 10n (bigint).',
  },
  {
    title: 'NaN, which JSON has not',
    schema: { enum: [Number.NaN] },
    code: invalid,
    message: 'Expected `#/enum/0` of a JSON Schema to be JSON, got NaN (number).',
  },
  {
    title: 'a Date',
    schema: { default: new Date(0) },
    code: invalid,
    message: 'Expected `#/default` of a JSON Schema to be JSON, got a Date.',
  },
  {
    title: 'a hole in a list',
    schema: { enum: [undefined] },
    code: invalid,
    message: 'Expected `#/enum/0` of a JSON Schema to be JSON, got undefined.',
  },
  {
    title: 'a default that its own schema refuses',
    schema: {
      properties: { limits: { properties: { top: { type: 'integer' } }, default: { top: 'x' } } },
    },
    code: invalid,
    message:
      'Expected `#/properties/limits/default` of a JSON Schema to pass its own schema: top: expected int.',
  },
  {
    title: 'a default of the wrong type',
    schema: { properties: { limit: { type: 'integer', default: null } } },
    code: invalid,
    message:
      'Expected `#/properties/limit/default` of a JSON Schema to pass its own schema: it: expected int.',
  },
];
