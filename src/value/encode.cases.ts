import { runInNewContext } from 'node:vm';
import type { ValueLimits } from './value-limits.ts';

/** Room enough for every case that is not about limits. */
export const wide: ValueLimits = { depth: 20, bytes: 100_000, count: 10_000 };

class Point {
  x = 1;
}

class Problem extends Error {}

class Rows extends Array<number> {}

/** An object that has what `make` sets on it. */
function made<T extends object>(object: T, make: (object: T) => void): T {
  make(object);
  return object;
}

const shared = { a: 1 };

/** What crosses, and the text it crosses as. */
export const written: readonly { readonly title: string; readonly value: unknown; readonly text: string }[] =
  [
    { title: 'null', value: null, text: 'null' },
    { title: 'booleans', value: [true, false], text: '[true,false]' },
    { title: 'integers', value: [0, -1, 9007199254740991], text: '[0,-1,9007199254740991]' },
    { title: 'floats', value: [0.5, 1e-7, 5e-324], text: '[0.5,1e-7,5e-324]' },
    { title: 'minus zero', value: -0, text: '-0.0' },
    { title: 'an integral float beyond the safe range', value: 2 ** 53, text: '9007199254740992.0' },
    { title: 'a large float', value: [1e20, 1e21], text: '[100000000000000000000.0,1e+21]' },
    { title: 'NaN', value: Number.NaN, text: '"~fNaN"' },
    { title: 'infinities', value: [Infinity, -Infinity], text: '["~fInfinity","~f-Infinity"]' },
    { title: 'a bigint in the safe range', value: [5n, -9007199254740991n], text: '[5,-9007199254740991]' },
    {
      title: 'a bigint beyond it',
      value: [2n ** 53n, -(2n ** 64n)],
      text: '["~i20000000000000","~i-10000000000000000"]',
    },
    { title: 'strings', value: ['', 'a"b\\c\n', '\u2028🐍'], text: '["","a\\"b\\\\c\\n","\u2028🐍"]' },
    { title: 'a string that begins with a tilde', value: ['~', '~i5', 'a~'], text: '["~~","~~i5","a~"]' },
    { title: 'a string with an escape in it', value: ['\\ud800', '"~'], text: '["\\\\ud800","\\"~"]' },
    { title: 'a key that begins with a tilde', value: { '~a': '~a' }, text: '{"~a":"~~a"}' },
    { title: 'empty containers', value: [[], {}], text: '[[],{}]' },
    {
      title: 'an object without prototype',
      value: made(Object.create(null), (object) => Object.assign(object, { a: -0 })),
      text: '{"a":-0.0}',
    },
    { title: 'a shared reference, twice', value: [shared, shared], text: '[{"a":1},{"a":1}]' },
    {
      title: 'a shared reference, twice, exactly',
      value: [shared, shared, -0],
      text: '[{"a":1},{"a":1},-0.0]',
    },
    {
      title: 'an own key __proto__',
      value: JSON.parse('{"__proto__":{"a":1}}'),
      text: '{"__proto__":{"a":1}}',
    },
    { title: 'a key toJSON', value: { toJSON: 'x' }, text: '{"toJSON":"x"}' },
    {
      title: 'no key that is not enumerable',
      value: made({ a: 1 }, (object) => Object.defineProperty(object, 'b', { value: () => 1 })),
      text: '{"a":1}',
    },
  ];

/** What is refused, with the whole message. */
export const refused: readonly {
  readonly title: string;
  readonly value: unknown;
  readonly message: string;
}[] = [
  {
    title: 'undefined',
    value: { a: undefined },
    message: 'Expected `value.a` to be a plain value, got undefined. Use null, or leave the key out.',
  },
  {
    title: 'undefined itself',
    value: undefined,
    message: 'Expected `value` to be a plain value, got undefined. Use null, or leave the key out.',
  },
  {
    title: 'a function',
    value: [() => 1],
    message: 'Expected `value[0]` to be a plain value, got a function. Send what it returns.',
  },
  {
    title: 'raw JSON',
    value: { id: Reflect.apply(Reflect.get(JSON, 'rawJSON'), JSON, ['12345678901234567890']) },
    message:
      'Expected `value.id` to be a plain value, got raw JSON. Use the value it stands for, such as a bigint.',
  },
  {
    title: 'a symbol',
    value: Symbol('s'),
    message: 'Expected `value` to be a plain value, got a symbol. Use its description.',
  },
  {
    title: 'a Date',
    value: { rows: [{ 'due date': new Date(0) }] },
    message:
      'Expected `value.rows[0]["due date"]` to be a plain value, got an instance of Date. Use its toISOString().',
  },
  {
    title: 'a Map',
    value: new Map(),
    message: 'Expected `value` to be a plain value, got an instance of Map. Use Object.fromEntries(map).',
  },
  {
    title: 'a Set',
    value: new Set(),
    message: 'Expected `value` to be a plain value, got an instance of Set. Use [...set].',
  },
  {
    title: 'a promise',
    value: Promise.resolve(1),
    message: 'Expected `value` to be a plain value, got an instance of Promise. Await it first.',
  },
  {
    title: 'an error',
    value: new Problem('x'),
    message: 'Expected `value` to be a plain value, got an instance of Problem. Use its message.',
  },
  {
    title: 'a regular expression',
    value: /x/,
    message: 'Expected `value` to be a plain value, got an instance of RegExp. Use its source.',
  },
  {
    title: 'a URL',
    value: new URL('https://example.org'),
    message: 'Expected `value` to be a plain value, got an instance of URL. Use its href.',
  },
  {
    title: 'a Buffer',
    value: Buffer.from('x'),
    message:
      'Expected `value` to be a plain value, got an instance of Buffer. Use an array of numbers or a base64 string.',
  },
  {
    title: 'a typed array',
    value: new Float64Array(1),
    message:
      'Expected `value` to be a plain value, got an instance of Float64Array. Use an array of numbers or a base64 string.',
  },
  {
    title: 'a DataView',
    value: new DataView(new ArrayBuffer(1)),
    message:
      'Expected `value` to be a plain value, got an instance of DataView. Use an array of numbers or a base64 string.',
  },
  {
    title: 'an ArrayBuffer',
    value: new ArrayBuffer(1),
    message:
      'Expected `value` to be a plain value, got an instance of ArrayBuffer. Use an array of numbers or a base64 string.',
  },
  {
    title: 'a SharedArrayBuffer',
    value: new SharedArrayBuffer(1),
    message:
      'Expected `value` to be a plain value, got an instance of SharedArrayBuffer. Use an array of numbers or a base64 string.',
  },
  {
    title: 'a boxed number',
    value: Object(1),
    message: 'Expected `value` to be a plain value, got an instance of Number. Use its valueOf().',
  },
  {
    title: 'a boxed string',
    value: Object('s'),
    message: 'Expected `value` to be a plain value, got an instance of String. Use its valueOf().',
  },
  {
    title: 'a boxed boolean',
    value: Object(true),
    message: 'Expected `value` to be a plain value, got an instance of Boolean. Use its valueOf().',
  },
  {
    title: 'a boxed bigint',
    value: Object(1n),
    message: 'Expected `value` to be a plain value, got an instance of BigInt. Use its valueOf().',
  },
  {
    title: 'a boxed symbol',
    value: Object(Symbol('s')),
    message: 'Expected `value` to be a plain value, got an instance of Symbol. Use its description.',
  },
  {
    title: 'a class instance',
    value: new Point(),
    message:
      'Expected `value` to be a plain value, got an instance of Point. Use a plain object, such as { ...object }.',
  },
  {
    title: 'an instance of a nameless class',
    value: new (class {})(),
    message:
      'Expected `value` to be a plain value, got an object with a prototype of its own. Use a plain object, such as { ...object }.',
  },
  {
    title: 'an object that inherits from a plain one',
    value: Object.create({ a: 1 }),
    message:
      'Expected `value` to be a plain value, got an object with a prototype of its own. Use a plain object, such as { ...object }.',
  },
  {
    title: 'an object whose class lies about its name',
    value: Object.create({
      get constructor() {
        throw new Error('ran');
      },
    }),
    message:
      'Expected `value` to be a plain value, got an object with a prototype of its own. Use a plain object, such as { ...object }.',
  },
  {
    title: 'an array of a subclass',
    value: Rows.from([1]),
    message: 'Expected `value` to be a plain value, got an instance of Rows. Use Array.from(list).',
  },
  {
    title: 'an array of another realm',
    value: runInNewContext('[1]'),
    message: 'Expected `value` to be a plain value, got an instance of Array. Use Array.from(list).',
  },
  {
    title: 'a hole',
    value: made([0], (list) => Object.assign(list, { 2: 2 })),
    message: 'Expected `value[1]` to be a plain value, got a hole in the array. Fill it with null.',
  },
  {
    title: 'a getter',
    value: {
      a: {
        get b() {
          throw new Error('ran');
        },
      },
    },
    message:
      'Expected `value.a.b` to be a plain value, got a getter or setter. Use a copy of the object, { ...object }.',
  },
  {
    title: 'a setter',
    value: { set b(_: unknown) {} },
    message:
      'Expected `value.b` to be a plain value, got a getter or setter. Use a copy of the object, { ...object }.',
  },
  {
    title: 'a symbol as key',
    value: { a: { [Symbol('s')]: 1 } },
    message:
      'Expected `value.a` to be a plain value, got an object with the key Symbol(s). Use only strings as keys.',
  },
  {
    title: 'a lone surrogate in a string',
    value: ['a', '\ud800'],
    message:
      'Expected `value[1]` to be a plain value, got a string with a lone surrogate. Use its toWellFormed().',
  },
  {
    title: 'a lone surrogate in a key',
    value: { '\udc00': 1 },
    message:
      'Expected `value["\\udc00"]` to be a plain value, got a key with a lone surrogate. Use its toWellFormed().',
  },
  {
    title: 'a cycle',
    value: made({ a: [{}] as { b?: unknown }[] }, (object) =>
      Object.assign(object.a[0] ?? {}, { b: object.a }),
    ),
    message:
      'Expected `value.a[0].b` to be a plain value, got a cycle back to `value.a`. Send the data without it.',
  },
  {
    title: 'a getter toJSON',
    value: {
      get toJSON() {
        throw new Error('ran');
      },
    },
    message:
      'Expected `value.toJSON` to be a plain value, got a getter or setter. Use a copy of the object, { ...object }.',
  },
  {
    title: 'a method toJSON',
    value: { a: 1, toJSON: () => 2 },
    message: 'Expected `value.toJSON` to be a plain value, got a function. Send what it returns.',
  },
  {
    title: 'a proxy that was revoked',
    value: { rows: [revoked()] },
    message:
      'Expected `value.rows[0]` to be a plain value, got an object that cannot be read. Use a copy made while it can.',
  },
  {
    title: 'a proxy that throws',
    value: { draft: new Proxy({ a: 1 }, { getOwnPropertyDescriptor: fail }) },
    message:
      'Expected `value.draft` to be a plain value, got an object that cannot be read. Use a copy made while it can.',
  },
];

/** What is beyond a limit, with the whole message. */
export const tooLarge: readonly {
  readonly title: string;
  readonly value: unknown;
  readonly limits: ValueLimits;
  readonly message: string;
}[] = [
  {
    title: 'one level too deep',
    value: [{ a: [] }],
    limits: { ...wide, depth: 2 },
    message: 'Expected `value` to nest at most 2 levels, got one more at `value[0].a`.',
  },
  {
    title: 'one value too many',
    value: [1, 2, 3],
    limits: { ...wide, count: 3 },
    message: 'Expected `value` to hold at most 3 values, got more.',
  },
  {
    title: 'one byte too long',
    value: 'abcde',
    limits: { ...wide, bytes: 6 },
    message: 'Expected `value` to take at most 6 bytes, got more.',
  },
  {
    title: 'one byte too long in UTF-8',
    value: 'äö',
    limits: { ...wide, bytes: 5 },
    message: 'Expected `value` to take at most 5 bytes, got more.',
  },
  {
    title: 'one byte too long, exactly written',
    value: '~abcd',
    limits: { ...wide, bytes: 7 },
    message: 'Expected `value` to take at most 7 bytes, got more.',
  },
  {
    title: 'an integer of too many digits',
    value: { a: [-(1n << 524_288n)] },
    limits: { ...wide, bytes: 1_000_000 },
    message: 'Expected `value.a[0]` to be an integer of at most 131072 hexadecimal digits, got more.',
  },
];

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function fail(): never {
  throw new Error('gone');
}
