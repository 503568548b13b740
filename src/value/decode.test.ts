import { expect, test } from 'vitest';
import { PungiError } from '../errors/index.ts';
import { malformed, read, tooLarge } from './decode.cases.ts';
import { decodeValue } from './decode.ts';
import { wide } from './encode.cases.ts';
import type { ValueLimits } from './value-limits.ts';

function refusal(text: string, limits: ValueLimits = wide): PungiError {
  try {
    decodeValue(text, limits);
  } catch (error) {
    if (PungiError.isInstance(error)) return error;
    throw error;
  }
  throw new Error('it was decoded');
}

test.for(read)('$title is read', ({ text, value }) => {
  expect(decodeValue(text, wide)).toStrictEqual(value);
});

test.for(malformed)('$title is refused with the path', ({ text, message }) => {
  expect(refusal(text)).toMatchObject({ code: 'MALFORMED_VALUE', message });
});

test.for(tooLarge)('$title is refused', ({ text, limits, message }) => {
  expect(refusal(text, limits)).toMatchObject({ code: 'VALUE_TOO_LARGE', message });
});

test('a text exactly at its limits is read', () => {
  expect(decodeValue('[{"a":"ä"}]', { depth: 2, bytes: 12, count: 3 })).toEqual([{ a: 'ä' }]);
});

test('the path begins with the name that the caller gives', () => {
  expect(() => decodeValue('["~"]', wide, 'input')).toThrow('Expected `input[0]` to be in the wire form');
});

test('text that is not JSON keeps the parser’s error as its cause', () => {
  expect(refusal('[1').cause).toBeInstanceOf(SyntaxError);
});

test('an own key __proto__ changes no prototype, whatever comes with it', () => {
  const value = decodeValue('{"__proto__":{"polluted":"~~"},"a":1,"__proto__":["~fNaN"]}', wide);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.entries(value ?? {})).toEqual([
    ['__proto__', [Number.NaN]],
    ['a', 1],
  ]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('300 levels with a tag at the bottom are read', () => {
  const text = `${'[{"a":'.repeat(150)}"~~"${'}]'.repeat(150)}`;
  expect(JSON.stringify(decodeValue(text, { ...wide, depth: 300 }))).toBe(text.replace('~~', '~'));
});
