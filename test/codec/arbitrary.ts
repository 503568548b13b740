import fc from 'fast-check';
import type { Value } from '../../src/value/index.ts';
import { type Description, describeValue } from './description.ts';

/** Strings of every code point, and such as look like the wire form's own marks. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('~', 'i', 'f', '"', '\\', 'u', '0', '-', 'N', '🐍') }),
  fc.constantFrom('~', '~~', '~fNaN', '~i20000000000000', '\\u007e', '\\ud800', '\u2028', ''),
);

const key = fc.oneof(text, fc.constantFrom('__proto__', 'toJSON', 'constructor', 'items', 'a', 'b'));

const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.maxSafeInteger().map((integer) => integer * 3),
  fc.constantFrom(
    -0,
    5e-324,
    2 ** 53,
    -(2 ** 53),
    1e16,
    1e20,
    1e21,
    1e22,
    Number.MAX_VALUE,
    Number.MIN_VALUE,
  ),
);

const bigint = fc.oneof(
  fc.bigInt(),
  fc.bigInt({ min: -(2n ** 56n), max: 2n ** 56n }),
  fc.bigInt({ min: 0n, max: 2n ** 20_000n }),
);

/** Any value that crosses, as a host may hold it. */
export const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'value' },
    fc.constantFrom(null, true, false),
    number,
    bigint,
    text,
    fc.array(tie('value'), { maxLength: 6, depthIdentifier: 'value' }),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 6, depthIdentifier: 'value' })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).value;

/** Any plain value as a guest may hold it: integral floats are not ints there. */
export const anyDescription: fc.Arbitrary<Description> = fc.oneof(
  anyValue.map(describeValue),
  fc.array(fc.oneof(fc.integer(), fc.maxSafeInteger()).map(floatOf), { maxLength: 4 }),
);

function floatOf(value: number): Description {
  const bits = Buffer.alloc(8);
  bits.writeDoubleBE(value);
  return { float: bits.toString('hex') };
}

const pieces = fc.constantFrom(
  ...['[', ']', '{', '}', ':', ',', '"', '\\', '~', 'i', 'f', '-', '0', '1', '9', '.', 'e', 'E', '+', ' '],
  ...['null', 'true', 'false', 'NaN', 'Infinity', '"a"', '"a":', '"~', '"~~', '"~i', '"~f', '"~fNaN"', '\n'],
  ...['\\u007e', '\\ud800', '\\udc00', '\\u00', '\ud800', '\u00a0', '\u0661', '\u0000', '-0', '1e999', '0.0'],
  ...['9007199254740991', '9007199254740992', '"~i20000000000000"', '"__proto__":', '[[[[[[[[[[[[[[[[[[[[['],
);

/** Texts from the other side of the wall: noise of our own marks, and our own texts, damaged. */
export function hostileText(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const noise = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));
  const damaged = fc
    .tuple(texts, fc.nat(), fc.nat({ max: 5 }), fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })))
    .map(([whole, place, length, piece]) => {
      const at = place % (whole.length + 1);
      return whole.slice(0, at) + piece + whole.slice(at + length);
    });
  const wrapped = noise.map((inner) => `[${inner}]`);
  return fc.oneof(noise, wrapped, damaged);
}
