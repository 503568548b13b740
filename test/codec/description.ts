import type { Value } from '../../src/value/index.ts';

/**
 * A value told in plain JSON, so that two languages can compare what they hold to the bit: null, booleans
 * and strings are themselves, a number is a safe integer, `{ int: hexadecimal }` a larger one,
 * `{ float: sixteen hexadecimal digits }` the bits of a float, an array a list, `{ dict: entries }` a dict
 * in its order. `guest/tests/description.py` is its twin.
 */
export type Description =
  | null
  | boolean
  | string
  | number
  | readonly Description[]
  | { readonly int: string }
  | { readonly float: string }
  | { readonly dict: readonly (readonly [string, Description])[] };

/** Tells a host value. A safe integer is told as an int: on the host 1 and 1.0 are one number. */
export function describeValue(value: Value): Description {
  if (typeof value === 'number') return describeNumber(value);
  if (typeof value === 'bigint') {
    const small = Number(value);
    return Number.isSafeInteger(small) ? small : { int: value.toString(16) };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(describeValue);
  return { dict: Object.entries(value).map(([key, item]) => [key, describeValue(item)] as const) };
}

/** Makes the host value that was told. */
export function buildValue(description: Description): Value {
  if (typeof description !== 'object' || description === null) return description;
  if (isList(description)) return description.map(buildValue);
  if ('int' in description) return integer(description.int);
  if ('float' in description) return Buffer.from(description.float, 'hex').readDoubleBE();
  return Object.fromEntries(description.dict.map(([key, item]) => [key, buildValue(item)]));
}

function describeNumber(value: number): Description {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return value;
  const bits = Buffer.alloc(8);
  bits.writeDoubleBE(value);
  return { float: bits.toString('hex') };
}

function integer(digits: string): bigint {
  return digits.startsWith('-') ? -BigInt(`0x${digits.slice(1)}`) : BigInt(`0x${digits}`);
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
