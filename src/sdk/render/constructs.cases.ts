import type { JsonSchema } from '../schema.ts';

/** One construct of JSON Schema, and how it shows where a function `f` returns it. */
export interface Construct {
  readonly title: string;
  readonly schema: JsonSchema;
  /** The type on the page. */
  readonly type: string;
  /** What the docstring says of it. @default '' */
  readonly text?: string;
  /** The records on the page, sorted, notes included. @default [] */
  readonly records?: readonly string[];
}

const text = { type: 'string' } as const;
const whole = { type: 'integer' } as const;

const named = (title: string) => ({ title, type: 'object', properties: { id: whole }, required: ['id'] });

export const constructs: readonly Construct[] = [
  // Scalars
  { title: 'a string', schema: text, type: 'str' },
  { title: 'an integer', schema: whole, type: 'int' },
  { title: 'a number', schema: { type: 'number' }, type: 'float' },
  { title: 'a boolean', schema: { type: 'boolean' }, type: 'bool' },
  { title: 'null', schema: { type: 'null' }, type: 'None' },
  { title: 'anything, as an empty schema', schema: {}, type: 'Any' },
  { title: 'anything, as true', schema: true, type: 'Any' },
  { title: 'nothing, as false', schema: false, type: 'Never' },
  { title: 'nothing, as not anything', schema: { not: {} }, type: 'Never' },
  { title: 'a type nobody knows', schema: { type: 'file' }, type: 'Any', text: 'of type file' },

  // Constraints in words
  { title: 'a range', schema: { type: 'integer', minimum: 1, maximum: 100 }, type: 'int', text: '1 to 100' },
  { title: 'a lower bound', schema: { type: 'number', minimum: 0 }, type: 'float', text: 'at least 0' },
  { title: 'an upper bound', schema: { type: 'number', maximum: 9.5 }, type: 'float', text: 'at most 9.5' },
  {
    title: 'exclusive bounds',
    schema: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    type: 'float',
    text: 'more than 0 and less than 1',
  },
  {
    title: 'exclusive bounds of draft 4',
    schema: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 5 },
    type: 'float',
    text: 'more than 0 and at most 5',
  },
  {
    title: 'the tighter of two bounds',
    schema: { type: 'number', minimum: 3, exclusiveMinimum: 1 },
    type: 'float',
    text: 'at least 3',
  },
  {
    title: "zod's automatic bounds of an integer",
    schema: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    type: 'int',
  },
  {
    title: "one of zod's automatic bounds",
    schema: { type: 'integer', exclusiveMinimum: 0, maximum: 9007199254740991 },
    type: 'int',
    text: 'more than 0',
  },
  { title: 'a multiple', schema: { type: 'integer', multipleOf: 5 }, type: 'int', text: 'multiple of 5' },
  {
    title: 'lengths',
    schema: { type: 'string', minLength: 2, maxLength: 10 },
    type: 'str',
    text: '2 to 10 characters',
  },
  {
    title: 'a string that is not empty',
    schema: { type: 'string', minLength: 1 },
    type: 'str',
    text: 'not empty',
  },
  {
    title: 'an exact length',
    schema: { type: 'string', minLength: 3, maxLength: 3 },
    type: 'str',
    text: 'exactly 3 characters',
  },
  {
    title: 'a pattern',
    schema: { type: 'string', pattern: '^[a-z]\\d+$' },
    type: 'str',
    text: 'matches ^[a-z]\\d+$',
  },
  {
    title: 'a long pattern, cut',
    schema: { type: 'string', pattern: 'a'.repeat(200) },
    type: 'str',
    text: `matches ${'a'.repeat(60)}…`,
  },
  {
    title: 'items that are counted and differ',
    schema: { type: 'array', items: text, minItems: 1, maxItems: 20, uniqueItems: true },
    type: 'list[str]',
    text: '1 to 20 items, no duplicates',
  },
  { title: 'at most one item', schema: { type: 'array', maxItems: 1 }, type: 'list', text: 'at most 1 item' },
  {
    title: 'keys that are counted',
    schema: { type: 'object', minProperties: 2 },
    type: 'dict',
    text: 'at least 2 keys',
  },
  {
    title: 'an encoding',
    schema: { type: 'string', contentEncoding: 'base64', contentMediaType: 'image/png' },
    type: 'str',
    text: 'base64 of image/png',
  },
  {
    title: 'an example, and that it is deprecated',
    schema: { type: 'string', examples: ['u1', 'u2'], deprecated: true },
    type: 'str',
    text: 'e.g. "u1", deprecated',
  },
  {
    title: 'constraints without a type',
    schema: { minimum: 1, maxLength: 3 },
    type: 'Any',
    text: 'at least 1, at most 3 characters',
  },

  // Formats
  {
    title: 'a date-time, without its pattern',
    schema: { type: 'string', format: 'date-time', pattern: '^(?:(?:\\d\\d[2468][048])-02-29)T$' },
    type: 'str',
    text: 'ISO date-time (…Z)',
  },
  { title: 'a date', schema: { type: 'string', format: 'date' }, type: 'str', text: 'ISO date' },
  { title: 'a time', schema: { type: 'string', format: 'time' }, type: 'str', text: 'ISO time' },
  { title: 'a UUID', schema: { type: 'string', format: 'uuid' }, type: 'str', text: 'UUID' },
  { title: 'an email address', schema: { type: 'string', format: 'email' }, type: 'str', text: 'email' },
  { title: 'a URI', schema: { type: 'string', format: 'uri' }, type: 'str', text: 'URI' },
  {
    title: 'a format nobody knows, with its pattern',
    schema: { type: 'string', format: 'cuid', pattern: '^c' },
    type: 'str',
    text: 'format cuid, matches ^c',
  },

  // Values
  { title: 'an enum of strings', schema: { enum: ['a', 'b'] }, type: 'Literal["a", "b"]' },
  { title: 'an enum of integers', schema: { type: 'integer', enum: [1, 2] }, type: 'Literal[1, 2]' },
  { title: 'a mixed enum', schema: { enum: ['a', 1, true, null] }, type: 'Literal["a", 1, True] | None' },
  { title: 'an enum of null', schema: { enum: [null] }, type: 'None' },
  { title: 'an enum of both booleans', schema: { enum: [true, false] }, type: 'bool' },
  { title: 'an empty enum', schema: { enum: [] }, type: 'Never' },
  { title: 'a constant', schema: { const: 'a' }, type: 'Literal["a"]' },
  {
    title: 'a constant of quotes and controls',
    schema: { const: '"\\\n\u202e' },
    type: 'Literal["\\"\\\\\\n\\u202e"]',
  },
  { title: 'an enum of floats', schema: { enum: [0.5, 1.5] }, type: 'float', text: 'one of 0.5, 1.5' },
  {
    title: 'an enum of numbers',
    schema: { type: 'number', enum: [1, 2] },
    type: 'float',
    text: 'one of 1, 2',
  },
  { title: 'a constant object', schema: { const: { a: [1] } }, type: 'dict', text: 'always {"a": [1]}' },
  {
    title: 'a very long enum, cut',
    schema: { enum: Array.from({ length: 30 }, (_, index) => `v${index}`) },
    type: `Literal[${Array.from({ length: 20 }, (_, index) => `"v${index}"`).join(', ')}, ...]`,
  },

  // Unions
  { title: 'a nullable type', schema: { anyOf: [text, { type: 'null' }] }, type: 'str | None' },
  { title: "OpenAPI's nullable", schema: { type: 'string', nullable: true }, type: 'str | None' },
  { title: 'a list of types', schema: { type: ['null', 'string', 'integer'] }, type: 'str | int | None' },
  {
    title: 'a list of types with constraints of one',
    schema: { type: ['string', 'null'], maxLength: 5 },
    type: 'str | None',
    text: 'at most 5 characters',
  },
  { title: 'one of several', schema: { oneOf: [whole, { type: 'number' }] }, type: 'int | float' },
  {
    title: 'a union whose branches have constraints',
    schema: {
      anyOf: [
        { type: 'string', maxLength: 5 },
        { type: 'integer', minimum: 1 },
      ],
    },
    type: 'str | int',
    text: 'str: at most 5 characters, int: at least 1',
  },
  {
    title: 'an enum with descriptions',
    schema: {
      oneOf: [
        { const: 'a', description: 'the first' },
        { const: 'b', description: 'the second' },
      ],
    },
    type: 'Literal["a", "b"]',
    text: 'a: the first, b: the second',
  },
  { title: 'a union with anything', schema: { anyOf: [text, {}, true] }, type: 'Any' },
  { title: 'a union of one', schema: { anyOf: [text] }, type: 'str' },
  { title: 'a union in a union', schema: { anyOf: [text, { anyOf: [whole, text] }] }, type: 'str | int' },
  {
    title: 'dates in a union, shown once',
    schema: { anyOf: [{ type: 'string', format: 'date' }, text] },
    type: 'str',
    text: 'date: ISO date',
  },
  {
    title: 'what stands beside a choice',
    schema: {
      type: 'integer',
      minimum: 0,
      anyOf: [
        { type: 'integer', maximum: 5 },
        { type: 'integer', const: 9 },
      ],
    },
    type: 'int | Literal[9]',
    text: 'int: 0 to 5',
  },
  {
    title: 'a choice that only narrows',
    schema: {
      type: 'object',
      properties: { a: text, b: text },
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    },
    type: 'FResult',
    text: 'also {"anyOf":[{"required":["a"]},{"required":["b"]}]}',
    records: ['FResult = {"a": NotRequired[str], "b": NotRequired[str]}'],
  },
  {
    title: 'records told apart by a constant',
    schema: {
      oneOf: [
        {
          type: 'object',
          properties: { kind: { const: 'circle' }, r: { type: 'number' } },
          required: ['kind', 'r'],
        },
        {
          type: 'object',
          properties: { kind: { const: 'square' }, a: { type: 'number' } },
          required: ['kind', 'a'],
        },
      ],
    },
    type: 'FCircle | FSquare',
    records: [
      'FCircle = {"kind": Literal["circle"], "r": float}',
      'FSquare = {"kind": Literal["square"], "a": float}',
    ],
  },

  // Objects
  { title: 'an object', schema: { type: 'object' }, type: 'dict' },
  { title: 'an object open to all', schema: { type: 'object', additionalProperties: true }, type: 'dict' },
  {
    title: 'an object of integers',
    schema: { type: 'object', additionalProperties: whole },
    type: 'dict[str, int]',
  },
  {
    title: 'an empty object',
    schema: { type: 'object', properties: {}, additionalProperties: false },
    type: 'dict[str, Never]',
  },
  {
    title: 'required and optional keys',
    schema: { type: 'object', properties: { a: text, b: whole }, required: ['a'] },
    type: 'FResult',
    records: ['FResult = {"a": str, "b": NotRequired[int]}'],
  },
  {
    title: 'a required key that has no schema',
    schema: { type: 'object', properties: { a: text }, required: ['a', 'b'] },
    type: 'FResult',
    records: ['FResult = {"a": str, "b": Any}'],
  },
  {
    title: 'an optional key that must not be there',
    schema: { type: 'object', properties: { a: text, b: false } },
    type: 'FResult',
    records: ['FResult = {"a": NotRequired[str]}'],
  },
  {
    title: 'an object without a type',
    schema: { properties: { a: text }, required: ['a'] },
    type: 'FResult',
    records: ['FResult = {"a": str}'],
  },
  {
    title: 'descriptions, constraints and defaults of fields',
    schema: {
      type: 'object',
      description: 'All of it.',
      properties: {
        a: { type: 'integer', minimum: 1, description: 'How many.' },
        b: { type: 'object', properties: { c: text }, default: { c: 'x' }, description: 'Where.' },
      },
      required: ['a'],
    },
    type: 'FResult',
    text: 'All of it.',
    records: [
      'FB = {"c": NotRequired[str]}',
      'FResult = {\n    "a": int,  # How many; at least 1\n    "b": NotRequired[FB],  # Where; default {"c": "x"}\n}',
    ],
  },
  {
    title: 'keys that Python has words for',
    schema: {
      type: 'object',
      properties: { class: text, items: text, get: text, 'a b': text, ünï: text, __x: text, list: text },
      required: ['class', 'items', 'get', 'a b', 'ünï', '__x', 'list'],
    },
    type: 'FResult',
    records: [
      'FResult = {"class": str, "items": str, "get": str, "a b": str, "ünï": str, "__x": str, "list": str}',
    ],
  },
  {
    title: 'known keys and others',
    schema: { type: 'object', properties: { id: whole }, required: ['id'], additionalProperties: text },
    type: 'FResult',
    records: ['FResult = {"id": int, **dict[str, str]}'],
  },
  {
    title: 'keys by pattern',
    schema: { type: 'object', patternProperties: { '^x-': whole, '^y-': text } },
    type: 'dict[str, int | str]',
    text: 'keys match ^x- or ^y-',
  },
  {
    title: 'names of keys',
    schema: { type: 'object', propertyNames: { pattern: '^[a-z]+$' }, additionalProperties: whole },
    type: 'dict[str, int]',
    text: 'keys matches ^[a-z]+$',
  },
  {
    title: 'names of keys from an enum',
    schema: {
      type: 'object',
      propertyNames: { enum: ['a', 'b'] },
      additionalProperties: { type: 'integer', minimum: 1 },
    },
    type: 'dict[str, int]',
    text: 'keys "a", "b", values at least 1',
  },
  {
    title: 'nested records, named by their fields',
    schema: {
      type: 'object',
      properties: {
        user: { type: 'object', properties: { address: { type: 'object', properties: { city: text } } } },
        lines: { type: 'array', items: { type: 'object', properties: { sku: text } } },
      },
      required: ['user'],
    },
    type: 'FResult',
    records: [
      'FAddress = {"city": NotRequired[str]}',
      'FLinesItem = {"sku": NotRequired[str]}',
      'FResult = {"user": FUser, "lines": NotRequired[list[FLinesItem]]}',
      'FUser = {"address": NotRequired[FAddress]}',
    ],
  },
  {
    title: 'equal records, which share one name',
    schema: {
      type: 'object',
      properties: {
        home: { type: 'object', properties: { city: text }, description: 'where they live' },
        work: { type: 'object', properties: { city: text } },
      },
      required: ['home', 'work'],
    },
    type: 'FResult',
    records: [
      'FHome = {"city": NotRequired[str]}',
      'FResult = {\n    "home": FHome,  # where they live\n    "work": FHome,\n}',
    ],
  },
  {
    title: 'different records of one name',
    schema: { anyOf: [named('Item'), { ...named('Item'), required: [] }] },
    type: 'Item | FResult',
    records: ['FResult = {"id": NotRequired[int]}', 'Item = {"id": int}'],
  },
  {
    title: 'equal records that two authors named, which stay two',
    schema: { anyOf: [named('Customer'), named('Supplier')] },
    type: 'Customer | Supplier',
    records: ['Customer = {"id": int}', 'Supplier = {"id": int}'],
  },
  {
    title: 'an unnamed record equal to a named one, which takes its name',
    schema: { anyOf: [named(''), named('Order')] },
    type: 'Order',
    records: ['Order = {"id": int}'],
  },
  {
    title: 'titles that are no names',
    schema: { type: 'array', items: { ...named('Any'), description: 'One of them' } },
    type: 'list[FItem]',
    records: ['# One of them\nFItem = {"id": int}'],
  },
  {
    title: 'an id as a name',
    schema: { type: 'array', items: { ...named(''), $id: 'https://example.com/schemas/order-line.json' } },
    type: 'list[OrderLine]',
    records: ['OrderLine = {"id": int}'],
  },

  // Arrays and tuples
  { title: 'an array', schema: { type: 'array' }, type: 'list' },
  { title: 'an array of strings', schema: { type: 'array', items: text }, type: 'list[str]' },
  {
    title: 'constraints of items',
    schema: { type: 'array', items: { type: 'string', maxLength: 5, description: 'a tag' } },
    type: 'list[str]',
    text: 'each a tag, at most 5 characters',
  },
  { title: 'a tuple', schema: { type: 'array', prefixItems: [text, whole] }, type: 'tuple[str, int]' },
  {
    title: 'a tuple that counts its items',
    schema: { type: 'array', prefixItems: [text], minItems: 1, maxItems: 1, uniqueItems: true },
    type: 'tuple[str]',
    text: 'no duplicates',
  },
  {
    title: 'a closed tuple',
    schema: { type: 'array', prefixItems: [text], items: false },
    type: 'tuple[str]',
  },
  {
    title: 'a tuple with a rest',
    schema: { type: 'array', prefixItems: [text], items: { type: 'integer', minimum: 1 } },
    type: 'tuple[str, *tuple[int, ...]]',
    text: 'further items at least 1',
  },
  {
    title: 'a tuple of draft 7',
    schema: { type: 'array', items: [text, { type: 'integer', minimum: 1 }], additionalItems: false },
    type: 'tuple[str, int]',
    text: 'item 2 at least 1',
  },
  { title: 'a tuple of nothing', schema: { type: 'array', prefixItems: [] }, type: 'tuple[()]' },
  {
    title: 'lists in lists',
    schema: { type: 'array', items: { type: 'array', items: whole } },
    type: 'list[list[int]]',
  },

  // References
  {
    title: 'a definition',
    schema: {
      type: 'array',
      items: { $ref: '#/$defs/order' },
      $defs: { order: { ...named(''), description: 'One order.' } },
    },
    type: 'list[Order]',
    records: ['# One order.\nOrder = {"id": int}'],
  },
  {
    title: 'a definition of draft 7',
    schema: { $ref: '#/definitions/Order', definitions: { Order: named('') } },
    type: 'Order',
    records: ['Order = {"id": int}'],
  },
  {
    title: 'a definition that a generator counted',
    schema: { type: 'array', items: { $ref: '#/$defs/__schema0' }, $defs: { __schema0: named('') } },
    type: 'list[FItem]',
    records: ['FItem = {"id": int}'],
  },
  {
    title: 'a definition that is no record',
    schema: {
      type: 'object',
      properties: { mail: { $ref: '#/$defs/Mail', description: 'Where to write.' } },
      required: ['mail'],
      $defs: { Mail: { type: 'string', format: 'email', description: 'An address.' } },
    },
    type: 'FResult',
    records: ['FResult = {\n    "mail": str,  # Where to write; An address., email\n}'],
  },
  {
    title: 'a definition with a default',
    schema: {
      type: 'object',
      properties: { limit: { $ref: '#/$defs/limit' } },
      $defs: { limit: { type: 'integer', default: 10 } },
    },
    type: 'FResult',
    records: ['FResult = {\n    "limit": NotRequired[int],  # default 10\n}'],
  },
  {
    title: 'an anchor',
    schema: { $ref: '#order', $defs: { o: { ...named('Order'), $anchor: 'order' } } },
    type: 'Order',
    records: ['Order = {"id": int}'],
  },
  {
    title: 'a reference that leads nowhere',
    schema: { $ref: '#/$defs/none' },
    type: 'Any',
    text: 'refers to #/$defs/none',
  },
  {
    title: 'a reference to elsewhere',
    schema: { $ref: 'https://example.com/x.json' },
    type: 'Any',
    text: 'refers to https://example.com/x.json',
  },
  {
    title: 'a reference to an inherited name',
    schema: { $ref: '#/constructor' },
    type: 'Any',
    text: 'refers to #/constructor',
  },
  {
    title: 'an escaped pointer',
    schema: { $ref: '#/$defs/a~1b%20c', $defs: { 'a/b c': named('') } },
    type: 'ABC',
    records: ['ABC = {"id": int}'],
  },
  {
    title: 'a reference with neighbours',
    schema: { $ref: '#/$defs/Base', properties: { more: text }, $defs: { Base: named('Base') } },
    type: 'FResult',
    records: ['FResult = {"id": int, "more": NotRequired[str]}'],
  },
  {
    title: 'a record that contains itself',
    schema: {
      $ref: '#/$defs/Node',
      $defs: {
        Node: {
          type: 'object',
          properties: { value: whole, children: { type: 'array', items: { $ref: '#/$defs/Node' } } },
          required: ['value', 'children'],
        },
      },
    },
    type: 'Node',
    records: ['Node = {"value": int, "children": list[Node]}'],
  },
  {
    title: 'a root that contains itself',
    schema: { title: 'Tree', type: 'object', properties: { left: { $ref: '#' }, right: { $ref: '#' } } },
    type: 'Tree',
    records: ['Tree = {"left": NotRequired[Tree], "right": NotRequired[Tree]}'],
  },
  {
    title: 'records that contain each other',
    schema: {
      $ref: '#/$defs/Dir',
      $defs: {
        Dir: {
          type: 'object',
          properties: { files: { type: 'array', items: { $ref: '#/$defs/File' } } },
          required: ['files'],
        },
        File: {
          type: 'object',
          properties: { parent: { anyOf: [{ $ref: '#/$defs/Dir' }, { type: 'null' }] } },
          required: ['parent'],
        },
      },
    },
    type: 'Dir',
    records: ['Dir = {"files": list[File]}', 'File = {"parent": Dir | None}'],
  },
  {
    title: 'equal records that contain themselves, which share one name',
    schema: {
      anyOf: [{ $ref: '#/$defs/__schema0' }, { type: 'array', items: { $ref: '#/$defs/__schema1' } }],
      $defs: {
        __schema0: { type: 'object', properties: { next: { $ref: '#/$defs/__schema0' } } },
        __schema1: { type: 'object', properties: { next: { $ref: '#/$defs/__schema1' } } },
      },
    },
    type: 'FResult | list[FResult]',
    records: ['FResult = {"next": NotRequired[FResult]}'],
  },
  {
    title: 'a union that contains itself through a record',
    schema: {
      $ref: '#/$defs/Expression',
      $defs: {
        Expression: { anyOf: [{ type: 'number' }, { $ref: '#/$defs/Sum' }] },
        Sum: { type: 'object', properties: { left: { $ref: '#/$defs/Expression' } }, required: ['left'] },
      },
    },
    type: 'float | Sum',
    records: ['Sum = {"left": float | Sum}'],
  },
  {
    title: 'a union that contains itself',
    schema: {
      anyOf: [
        text,
        { type: 'array', items: { $ref: '#' } },
        { type: 'object', additionalProperties: { $ref: '#' } },
      ],
    },
    type: 'str | list | dict',
  },
  { title: 'a reference to itself', schema: { $ref: '#' }, type: 'Any' },
  {
    title: 'references in a circle',
    schema: { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
    type: 'Any',
  },

  // allOf
  {
    title: 'allOf of records',
    schema: { allOf: [named('Base'), { properties: { more: text }, required: ['more'] }] },
    type: 'FResult',
    records: ['FResult = {"id": int, "more": str}'],
  },
  {
    title: 'allOf of one reference with a description',
    schema: {
      type: 'object',
      properties: { order: { allOf: [{ $ref: '#/$defs/Order' }], description: 'Which one.' } },
      $defs: { Order: named('') },
    },
    type: 'FResult',
    records: ['FResult = {\n    "order": NotRequired[Order],  # Which one.\n}', 'Order = {"id": int}'],
  },
  {
    title: 'allOf that narrows',
    schema: {
      type: 'number',
      minimum: 0,
      maximum: 9,
      allOf: [{ type: 'integer', minimum: 2 }, { maximum: 5 }],
    },
    type: 'int',
    text: '2 to 5',
  },
  {
    title: 'allOf that narrows one field',
    schema: {
      allOf: [
        { type: 'object', properties: { a: { type: 'string', minLength: 2 } } },
        { type: 'object', properties: { a: { type: 'string', maxLength: 5 } } },
      ],
    },
    type: 'FResult',
    records: ['FResult = {\n    "a": NotRequired[str],  # 2 to 5 characters\n}'],
  },
  {
    title: 'allOf of two enums',
    schema: { allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] },
    type: 'Literal["b"]',
  },
  {
    title: 'allOf of two patterns, the second as text',
    schema: { type: 'string', allOf: [{ pattern: '^a' }, { pattern: 'b$' }] },
    type: 'str',
    text: 'matches ^a, also {"allOf":[{"pattern":"b$"}]}',
  },
  {
    title: 'allOf that contradicts itself',
    schema: { allOf: [text, whole] },
    type: 'Any',
    text: 'contradicts itself: {"allOf":[{"type":"string"},{"type":"integer"}]}',
  },
  {
    title: 'a branch that contradicts what stands beside it',
    schema: { type: 'string', minLength: 1, anyOf: [{ type: 'string', maxLength: 3 }, whole] },
    type: 'str',
    text: '1 to 3 characters',
  },
  {
    title: 'allOf with false',
    schema: { allOf: [text, false] },
    type: 'Any',
    text: 'contradicts itself: {"allOf":[{"type":"string"},false]}',
  },
  {
    title: 'a record that extends itself',
    schema: {
      $ref: '#/$defs/Node',
      $defs: {
        Node: { allOf: [{ $ref: '#/$defs/Base' }, { properties: { next: { $ref: '#/$defs/Node' } } }] },
        Base: named('Base'),
      },
    },
    type: 'Node',
    records: ['Node = {"id": int, "next": NotRequired[Node]}'],
  },

  // What no type can say
  {
    title: 'conditions',
    schema: JSON.parse(
      '{"type":"object","properties":{"a":{"type":"integer"}},"if":{"required":["a"]},"then":{"minProperties":2}}',
    ) as JsonSchema,
    type: 'FResult',
    text: 'also {"if":{"required":["a"]},"then":{"minProperties":2}}',
    records: ['FResult = {"a": NotRequired[int]}'],
  },
  {
    title: 'a negation',
    schema: { not: { type: 'string' } },
    type: 'Any',
    text: 'also {"not":{"type":"string"}}',
  },
  {
    title: 'dependent schemas',
    schema: { type: 'object', dependentSchemas: { a: { required: ['b'] } } },
    type: 'dict',
    text: 'also {"dependentSchemas":{"a":{"required":["b"]}}}',
  },
  {
    title: 'an item that must be there',
    schema: { type: 'array', contains: whole, minContains: 2 },
    type: 'list',
    text: 'also {"contains":{"type":"integer"},"minContains":2}',
  },

  // Keywords that hold nonsense
  {
    title: 'nonsense in every keyword',
    schema: {
      type: 7,
      properties: 5,
      required: 'a',
      enum: {},
      anyOf: 3,
      items: null,
      minimum: 'x',
      $ref: 4,
      allOf: {},
    },
    type: 'list',
    text: 'also {"anyOf":3}',
  },
  {
    title: 'a property called __proto__',
    schema: JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}',
    ) as JsonSchema,
    type: 'FResult',
    records: ['FResult = {"__proto__": str}'],
  },
];
