import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PungiError } from '../../src/errors/index.ts';
import { decodeValue, encodeValue, type Value, type ValueLimits } from '../../src/value/index.ts';
import { soak } from '../soak.ts';
import { anyValue, hostileText } from './arbitrary.ts';

const limits: ValueLimits = { depth: 300, bytes: 2 ** 30, count: 2 ** 30 };
const tight: ValueLimits = { depth: 5, bytes: 200, count: 20 };

test('every text ends in a value that can be written again, or in an error with a code', () => {
  const texts = hostileText(anyValue.map((value) => encodeValue(value, limits)));
  const read = (text: string): boolean => {
    const value = decoded(text);
    return value instanceof PungiError ? isTextError(value) : isStable(value);
  };
  expect(() => fc.assert(fc.property(texts, read), soak(5_000))).not.toThrow();
}, 0);

test('the short cut for ordinary values writes what the exact writer writes', () => {
  const agree = (value: Value): void => {
    // JSON cannot write -0: with it in the list, the exact writer writes all of the list.
    expect(encodeValue([value, -0], limits)).toBe(`[${encodeValue(value, limits)},-0.0]`);
  };
  fc.assert(fc.property(anyValue, agree), soak(1_000));
}, 0);

test('whatever a host function returns ends in a text, or in an error with a code', () => {
  const anything = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
  });
  const write = (value: unknown): boolean => {
    const text = outcome(() => encodeValue(value, tight));
    return text instanceof PungiError
      ? text.code.startsWith('VALUE_')
      : decodeValue(text, tight) !== undefined;
  };
  expect(() => fc.assert(fc.property(anything, write), soak(2_000))).not.toThrow();
}, 0);

function decoded(text: string): Value | PungiError {
  return outcome(() => decodeValue(text, tight));
}

/** A value that was read has one text, and that text is read as the value. */
function isStable(value: Value): boolean {
  const text = encodeValue(value, limits);
  return encodeValue(decodeValue(text, limits), limits) === text;
}

function isTextError({ code }: PungiError): boolean {
  return code === 'MALFORMED_VALUE' || code === 'VALUE_TOO_LARGE';
}

function outcome<T>(work: () => T): T | PungiError {
  try {
    return work();
  } catch (error) {
    if (error instanceof PungiError) return error;
    throw error;
  }
}
