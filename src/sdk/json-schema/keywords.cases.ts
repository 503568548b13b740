import type { JsonSchema } from '../schema.ts';

/** One schema with values that pass it, and values that do not with the path and the words of their first issue. */
export interface KeywordCase {
  readonly title: string;
  readonly schema: JsonSchema;
  readonly passes: readonly unknown[];
  readonly fails: readonly (readonly [value: unknown, path: readonly (string | number)[], message: string])[];
}

const huge = 10n ** 40n;

/** Every supported keyword, with the values at its edges. */
export const keywordCases: readonly KeywordCase[] = [
  { title: 'true', schema: true, passes: [null, 0, huge, 'a', [], {}, Number.NaN], fails: [] },
  { title: 'an empty schema', schema: {}, passes: [null, 0, huge, 'a', [], {}], fails: [] },
  { title: 'false', schema: false, passes: [], fails: [[null, [], 'nothing may stand here']] },
  {
    title: 'type string',
    schema: { type: 'string' },
    passes: ['', 'a'],
    fails: [
      [1, [], 'expected str'],
      [huge, [], 'expected str'],
      [null, [], 'expected str'],
    ],
  },
  {
    title: 'type integer',
    schema: { type: 'integer' },
    passes: [0, -0, 1, -1, 1.0, 2 ** 53 - 1, huge, -huge, 0n],
    fails: [
      [1.5, [], 'expected int'],
      [2 ** 53, [], 'expected int'],
      [1e300, [], 'expected int'],
      [Number.NaN, [], 'expected int'],
      [Number.POSITIVE_INFINITY, [], 'expected int'],
      ['1', [], 'expected int'],
      [true, [], 'expected int'],
    ],
  },
  {
    title: 'type number',
    schema: { type: 'number' },
    passes: [0, -0, 1.5, 1e300, huge, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    fails: [
      ['1', [], 'expected float'],
      [null, [], 'expected float'],
    ],
  },
  {
    title: 'type boolean',
    schema: { type: 'boolean' },
    passes: [true, false],
    fails: [
      [0, [], 'expected bool'],
      ['true', [], 'expected bool'],
    ],
  },
  {
    title: 'type null',
    schema: { type: 'null' },
    passes: [null],
    fails: [
      [undefined, [], 'expected None'],
      [0, [], 'expected None'],
    ],
  },
  { title: 'type array', schema: { type: 'array' }, passes: [[], [1]], fails: [[{}, [], 'expected list']] },
  {
    title: 'type object',
    schema: { type: 'object' },
    passes: [{}, { a: 1 }],
    fails: [
      [[], [], 'expected dict'],
      [null, [], 'expected dict'],
    ],
  },
  {
    title: 'several types',
    schema: { type: ['integer', 'null'] },
    passes: [1, null],
    fails: [['a', [], 'expected int or None']],
  },
  {
    title: 'enum',
    schema: { enum: ['a', 1, null, true, { k: [1, 2] }] },
    passes: ['a', 1, 1n, 1.0, null, true, { k: [1n, 2] }],
    fails: [
      ['b', [], 'expected one of "a", 1, None, True, a certain dict'],
      ['1', [], 'expected one of "a", 1, None, True, a certain dict'],
      [{ k: [2, 1] }, [], 'expected one of "a", 1, None, True, a certain dict'],
    ],
  },
  {
    title: 'a long enum',
    schema: { enum: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
    passes: [9],
    fails: [[10, [], 'expected one of 0, 1, 2, 3, 4, 5, 6, 7 and 2 more']],
  },
  {
    title: 'an enum of one long text',
    schema: { enum: ['x'.repeat(60)] },
    passes: ['x'.repeat(60)],
    fails: [['x', [], `expected "${'x'.repeat(39)}…`]],
  },
  { title: 'an empty enum', schema: { enum: [] }, passes: [], fails: [[1, [], 'expected nothing']] },
  {
    title: 'const',
    schema: { const: { a: 1, b: 2 } },
    passes: [
      { a: 1, b: 2 },
      { b: 2n, a: 1.0 },
    ],
    fails: [
      [{ a: 1 }, [], 'expected a certain dict'],
      [[], [], 'expected a certain dict'],
    ],
  },
  { title: 'const false', schema: { const: false }, passes: [false], fails: [[0, [], 'expected False']] },
  {
    title: 'const of a list',
    schema: { const: [] },
    passes: [[]],
    fails: [[{}, [], 'expected a certain list']],
  },
  {
    title: 'minimum',
    schema: { minimum: -1 },
    passes: [-1, 0, huge, Number.POSITIVE_INFINITY, 'text'],
    fails: [
      [-1.5, [], 'expected at least -1'],
      [-huge, [], 'expected at least -1'],
      [Number.NaN, [], 'expected at least -1'],
    ],
  },
  {
    title: 'maximum',
    schema: { maximum: 2 ** 53 },
    passes: [2 ** 53, 2n ** 53n, -huge],
    fails: [
      [2n ** 53n + 1n, [], 'expected at most 9007199254740992'],
      [huge, [], 'expected at most 9007199254740992'],
    ],
  },
  {
    title: 'exclusiveMinimum',
    schema: { exclusiveMinimum: 0 },
    passes: [1, 5e-324],
    fails: [
      [0, [], 'expected more than 0'],
      [-0, [], 'expected more than 0'],
      [0n, [], 'expected more than 0'],
    ],
  },
  {
    title: 'exclusiveMaximum',
    schema: { exclusiveMaximum: 3 },
    passes: [2.9, -huge],
    fails: [[3, [], 'expected less than 3']],
  },
  {
    title: 'multipleOf a whole number',
    schema: { multipleOf: 7 },
    passes: [0, 14, -7, 7n * huge],
    fails: [
      [8, [], 'expected a multiple of 7'],
      [7n * huge + 1n, [], 'expected a multiple of 7'],
      [Number.NaN, [], 'expected a multiple of 7'],
      [Number.POSITIVE_INFINITY, [], 'expected a multiple of 7'],
    ],
  },
  {
    title: 'multipleOf a fraction',
    schema: { multipleOf: 0.1 },
    passes: [0.3, 1.1, 4.35e2, huge, 1e300],
    fails: [[0.35, [], 'expected a multiple of 0.1']],
  },
  {
    title: 'minLength',
    schema: { minLength: 2 },
    passes: ['ab', '😀😀', 1],
    fails: [
      ['a', [], 'expected at least 2 characters'],
      ['😀', [], 'expected at least 2 characters'],
    ],
  },
  {
    title: 'minLength 1',
    schema: { minLength: 1 },
    passes: ['a'],
    fails: [['', [], 'expected at least 1 character']],
  },
  {
    title: 'maxLength',
    schema: { maxLength: 2 },
    passes: ['', 'ab', '😀😀'],
    fails: [
      ['abc', [], 'expected at most 2 characters'],
      ['😀😀😀', [], 'expected at most 2 characters'],
      ['abcde', [], 'expected at most 2 characters'],
    ],
  },
  {
    title: 'pattern',
    schema: { pattern: '^\\p{Lu}.$' },
    passes: ['Äb', 'A😀', 5],
    fails: [['ab', [], 'expected a str that matches /^\\p{Lu}.$/']],
  },
  {
    title: 'a pattern with needless escapes',
    schema: { pattern: '^\\p{Lu}\\-\\@[\\_\\-\\"]$' },
    passes: ['É-@_', 'É-@-', 'É-@"'],
    fails: [['p{Lu}-@_', [], 'expected a str that matches /^\\p{Lu}\\-\\@[\\_\\-\\"]$/']],
  },
  {
    title: 'a pattern of the older grammar',
    schema: { pattern: '^[\\w-.]+\\d{1}$' },
    passes: ['a-.b1'],
    fails: [['a b1', [], 'expected a str that matches /^[\\w-.]+\\d{1}$/']],
  },
  {
    title: 'a long pattern',
    schema: { pattern: `^${'a'.repeat(100)}$` },
    passes: ['a'.repeat(100)],
    fails: [['b', [], `expected a str that matches /^${'a'.repeat(79)}…/`]],
  },
  {
    title: 'format date-time',
    schema: { format: 'date-time' },
    passes: ['2024-05-31T12:00:00Z', '2024-02-29t23:59:60.123456+05:30', '2024-05-31 12:00:00z', 5],
    fails: [
      ['2024-05-31T12:00:00', [], 'expected an ISO date and time with offset, as "2024-05-31T12:00:00Z"'],
      ['2023-02-29T12:00:00Z', [], 'expected an ISO date and time with offset, as "2024-05-31T12:00:00Z"'],
      ['2024-05-31', [], 'expected an ISO date and time with offset, as "2024-05-31T12:00:00Z"'],
      ['2024-05-31T24:00:00Z', [], 'expected an ISO date and time with offset, as "2024-05-31T12:00:00Z"'],
      ['2024-05-31T12:60:00Z', [], 'expected an ISO date and time with offset, as "2024-05-31T12:00:00Z"'],
      ['2024-05-31T12:00:61Z', [], 'expected an ISO date and time with offset, as "2024-05-31T12:00:00Z"'],
      [
        '2024-05-31T12:00:00+24:00',
        [],
        'expected an ISO date and time with offset, as "2024-05-31T12:00:00Z"',
      ],
      [
        '2024-05-31T12:00:00+00:60',
        [],
        'expected an ISO date and time with offset, as "2024-05-31T12:00:00Z"',
      ],
      ['yesterday', [], 'expected an ISO date and time with offset, as "2024-05-31T12:00:00Z"'],
    ],
  },
  {
    title: 'format date',
    schema: { format: 'date' },
    passes: ['2024-02-29', '2000-02-29', '2024-12-31'],
    fails: [
      ['2024-2-9', [], 'expected an ISO date, as "2024-05-31"'],
      ['1900-02-29', [], 'expected an ISO date, as "2024-05-31"'],
      ['2024-04-31', [], 'expected an ISO date, as "2024-05-31"'],
      ['2024-13-01', [], 'expected an ISO date, as "2024-05-31"'],
      ['2024-00-01', [], 'expected an ISO date, as "2024-05-31"'],
      ['2024-01-00', [], 'expected an ISO date, as "2024-05-31"'],
    ],
  },
  {
    title: 'format time',
    schema: { format: 'time' },
    passes: ['12:00:00', '23:59:60Z', '00:00:00.5-08:00'],
    fails: [['12:00', [], 'expected an ISO time, as "12:00:00"']],
  },
  {
    title: 'format uuid',
    schema: { format: 'uuid' },
    passes: ['2EB8AA08-aa98-11ea-b4aa-73b441d16380'],
    fails: [['2eb8aa08aa9811eab4aa73b441d16380', [], 'expected a UUID']],
  },
  { title: 'any other format', schema: { format: 'email' }, passes: ['no address', 5], fails: [] },
  {
    title: 'items',
    schema: { items: { type: 'integer' } },
    passes: [[], [1, 2n], 'text'],
    fails: [[[1, 'a', 'b'], [1], 'expected int']],
  },
  {
    title: 'prefixItems',
    schema: { prefixItems: [{ type: 'string' }, { type: 'integer' }] },
    passes: [[], ['a'], ['a', 1], ['a', 1, null]],
    fails: [[['a', 'b'], [1], 'expected int']],
  },
  {
    title: 'prefixItems with items',
    schema: { prefixItems: [{ type: 'string' }], items: false },
    passes: [[], ['a']],
    fails: [[['a', 1], [1], 'nothing may stand here']],
  },
  {
    title: 'minItems and maxItems',
    schema: { minItems: 1, maxItems: 2 },
    passes: [[1], [1, 2], {}],
    fails: [
      [[], [], 'expected at least 1 item'],
      [[1, 2, 3], [], 'expected at most 2 items'],
    ],
  },
  {
    title: 'uniqueItems',
    schema: { uniqueItems: true },
    passes: [[], [1, '1', true, null, [1], { a: 1 }], [Number.NaN, 'NaN'], [0, false]],
    fails: [
      [[1, 2, 1n], [2], 'expected items without repeats; item 0 is equal'],
      [[0, -0], [1], 'expected items without repeats; item 0 is equal'],
      [
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        [1],
        'expected items without repeats; item 0 is equal',
      ],
    ],
  },
  { title: 'uniqueItems false', schema: { uniqueItems: false }, passes: [[1, 1]], fails: [] },
  {
    title: 'contains',
    schema: { contains: { type: 'string' } },
    passes: [[1, 'a'], 'text'],
    fails: [[[1], [], 'expected at least 1 item of a certain form']],
  },
  {
    title: 'contains with its counts',
    schema: { contains: { const: 1 }, minContains: 2, maxContains: 3 },
    passes: [
      [1, 1],
      [1, 0, 1, 1],
    ],
    fails: [
      [[1], [], 'expected at least 2 items of a certain form'],
      [[1, 1, 1, 1], [], 'expected at most 3 items of a certain form'],
    ],
  },
  { title: 'minContains alone', schema: { minContains: 2 }, passes: [[]], fails: [] },
  {
    title: 'properties',
    schema: { properties: { a: { type: 'integer' }, toString: { type: 'string' } } },
    passes: [{}, { a: 1 }, { b: 'x' }, [], 'text'],
    fails: [
      [{ a: 'x' }, ['a'], 'expected int'],
      [{ toString: 1 }, ['toString'], 'expected str'],
    ],
  },
  {
    title: 'required',
    schema: {
      properties: { a: { type: 'integer' }, c: { anyOf: [{ type: 'string' }, { enum: [1, 2] }] } },
      required: ['a', 'b', 'c', 'toString'],
    },
    passes: [{ a: 1, b: null, c: 'x', toString: 1 }],
    fails: [
      [{ b: 1, c: 1, toString: 1 }, ['a'], 'missing; expected int'],
      [{ a: 1, c: 1, toString: 1 }, ['b'], 'missing'],
      [{ a: 1, b: 1, toString: 1 }, ['c'], 'missing; expected str or one of 1, 2'],
      [{ a: 1, b: 1, c: 1 }, ['toString'], 'missing'],
    ],
  },
  {
    title: 'additionalProperties false',
    schema: { properties: { limit: true, offset: true }, additionalProperties: false },
    passes: [{}, { limit: 1 }],
    fails: [
      [{ limt: 1 }, ['limt'], 'unknown key; did you mean `limit`?'],
      [{ query: 1 }, ['query'], 'unknown key; known: limit, offset'],
      [{ constructor: 1 }, ['constructor'], 'unknown key; known: limit, offset'],
    ],
  },
  {
    title: 'additionalProperties false without properties',
    schema: { additionalProperties: false },
    passes: [{}],
    fails: [[{ a: 1 }, ['a'], 'unknown key']],
  },
  {
    title: 'additionalProperties',
    schema: {
      properties: { a: true },
      patternProperties: { '^x_': true },
      additionalProperties: { type: 'integer' },
    },
    passes: [{ a: 'text', x_b: 'text', c: 1 }],
    fails: [[{ c: 'text' }, ['c'], 'expected int']],
  },
  {
    title: 'patternProperties',
    schema: { patternProperties: { 'a+': { type: 'integer' }, 'b+': { minimum: 5 } } },
    passes: [{ a: 1, ab: 7, c: 'x' }],
    fails: [
      [{ a: 'x' }, ['a'], 'expected int'],
      [{ ab: 1 }, ['ab'], 'expected at least 5'],
    ],
  },
  {
    title: 'propertyNames',
    schema: { propertyNames: { pattern: '^[a-z]+$' } },
    passes: [{}, { a: 1 }],
    fails: [[{ A: 1 }, ['A'], 'as a key: expected a str that matches /^[a-z]+$/']],
  },
  {
    title: 'minProperties and maxProperties',
    schema: { minProperties: 1, maxProperties: 2 },
    passes: [{ a: 1 }, []],
    fails: [
      [{}, [], 'expected at least 1 key'],
      [{ a: 1, b: 1, c: 1 }, [], 'expected at most 2 keys'],
    ],
  },
  {
    title: 'dependentRequired',
    schema: { dependentRequired: { card: ['name', 'zip'] } },
    passes: [{}, { name: 1 }, { card: 1, name: 1, zip: 1 }],
    fails: [[{ card: 1, name: 1 }, ['zip'], 'missing; needed beside "card"']],
  },
  {
    title: 'dependentSchemas',
    schema: { dependentSchemas: { card: { required: ['name'] } } },
    passes: [{}, { card: 1, name: 1 }],
    fails: [[{ card: 1 }, ['name'], 'missing']],
  },
  {
    title: 'allOf',
    schema: { allOf: [{ type: 'integer' }, { minimum: 3 }] },
    passes: [3],
    fails: [
      ['a', [], 'expected int'],
      [2, [], 'expected at least 3'],
    ],
  },
  {
    title: 'anyOf of plain types',
    schema: { anyOf: [{ type: 'string' }, { type: 'null' }, { type: 'string', maxLength: 3 }] },
    passes: ['a', null],
    fails: [[5, [], 'expected str or None']],
  },
  {
    title: 'anyOf where one branch was meant',
    schema: {
      anyOf: [
        { type: 'object', properties: { kind: { const: 'a' }, n: { type: 'integer' } } },
        { type: 'object', properties: { kind: { const: 'b' }, n: { type: 'string' } } },
        { type: 'null' },
      ],
    },
    passes: [{ kind: 'a', n: 1 }, { kind: 'b', n: '1' }, null],
    fails: [
      [{ kind: 'a', n: 'x' }, ['n'], 'expected int'],
      [{ kind: 'c', n: 'x' }, [], 'expected one of 3 forms, matches none'],
    ],
  },
  {
    title: 'anyOf where none stands out',
    schema: { anyOf: [{ properties: { a: { type: 'integer' } } }, { properties: { a: { type: 'null' } } }] },
    passes: [{ a: 1 }, { a: null }, 5],
    fails: [[{ a: 'x' }, [], 'expected one of 2 forms, matches none']],
  },
  {
    title: 'oneOf',
    schema: { oneOf: [{ type: 'integer' }, { minimum: 5 }] },
    passes: [1, 5.5, 'text'],
    fails: [
      [1.5, [], 'expected int or a value'],
      [6, [], 'expected to match one form only, not 2 of 2'],
    ],
  },
  {
    title: 'not',
    schema: { not: { type: 'string' } },
    passes: [1, null],
    fails: [['a', [], 'expected anything but str']],
  },
  {
    title: 'if, then and else',
    // As text: an object with `then` looks like a promise.
    schema: JSON.parse(`{
      "if": { "properties": { "kind": { "const": "a" } }, "required": ["kind"] },
      "then": { "required": ["x"] },
      "else": { "required": ["y"] }
    }`),
    passes: [{ kind: 'a', x: 1 }, { kind: 'b', y: 1 }, 'text'],
    fails: [
      [{ kind: 'a', y: 1 }, ['x'], 'missing'],
      [{ x: 1 }, ['y'], 'missing'],
    ],
  },
  { title: 'if alone', schema: { if: { const: 1 } }, passes: [1, 2], fails: [] },
  {
    title: 'then and else alone',
    schema: JSON.parse('{ "then": false, "else": false }'),
    passes: [1],
    fails: [],
  },
  {
    title: '$ref to a definition',
    schema: {
      properties: { a: { $ref: '#/$defs/a~1b%25', description: 'x', minimum: 5 } },
      $defs: { 'a/b%': { type: 'integer' } },
    },
    passes: [{ a: 5 }],
    fails: [
      [{ a: 'x' }, ['a'], 'expected int'],
      [{ a: 4 }, ['a'], 'expected at least 5'],
    ],
  },
  {
    title: '$ref to an anchor',
    schema: { items: { $ref: '#n' }, $defs: { x: { $anchor: 'n', type: 'integer' } } },
    passes: [[1]],
    fails: [[['a'], [0], 'expected int']],
  },
  {
    title: '$ref through the own $id',
    schema: {
      $id: 'https://example.com/s',
      items: { $ref: 'https://example.com/s#/$defs/n' },
      $defs: { n: { type: 'null' } },
    },
    passes: [[null]],
    fails: [[['a'], [0], 'expected None']],
  },
  {
    title: '$ref through the own $id into definitions, from draft-07',
    schema: {
      $id: 'https://example.com/s#',
      items: { $ref: 'https://example.com/s#/definitions/n' },
      definitions: { n: { type: 'null' } },
    },
    passes: [[null]],
    fails: [[['a'], [0], 'expected None']],
  },
  {
    title: '$ref to an array member',
    schema: { prefixItems: [{ type: 'integer' }, { $ref: '#/prefixItems/0' }] },
    passes: [[1, 2]],
    fails: [[[1, 'a'], [1], 'expected int']],
  },
  {
    title: 'recursion',
    schema: {
      type: 'object',
      properties: { value: { type: 'integer' }, next: { anyOf: [{ $ref: '#' }, { type: 'null' }] } },
      required: ['value'],
    },
    passes: [{ value: 1 }, { value: 1, next: { value: 2, next: null } }],
    fails: [
      [{ value: 1, next: { value: 'a' } }, ['next', 'value'], 'expected int'],
      [{ value: 1, next: { value: 2, next: {} } }, ['next', 'next', 'value'], 'missing; expected int'],
    ],
  },
  {
    title: 'annotations',
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $comment: '',
      title: '',
      description: '',
      default: 'x',
      examples: [],
      deprecated: true,
      readOnly: true,
      writeOnly: true,
      contentEncoding: 'base64',
      contentMediaType: 'application/json',
      contentSchema: false,
      discriminator: {},
      'x-anything': 1,
    },
    passes: [1, 'not base64'],
    fails: [],
  },
  {
    title: 'definitions and items as a list, from draft-07',
    schema: {
      items: [{ $ref: '#/definitions/n' }, { $ref: '#/items/0' }],
      additionalItems: { type: 'null' },
      definitions: { n: { type: 'integer' } },
    },
    passes: [[1, 2, null]],
    fails: [
      [['a'], [0], 'expected int'],
      [[1, 'a'], [1], 'expected int'],
      [[1, 2, 3], [2], 'expected None'],
    ],
  },
  {
    title: 'dependencies, from draft-07',
    schema: { dependencies: { a: ['b'], c: { required: ['d'] } } },
    passes: [
      { a: 1, b: 1 },
      { c: 1, d: 1 },
    ],
    fails: [
      [{ a: 1 }, ['b'], 'missing; needed beside "a"'],
      [{ c: 1 }, ['d'], 'missing'],
    ],
  },
];
