import { afterEach, expect, test } from 'vitest';
import { PungiError } from '../errors/index.ts';
import { decodeValue } from './decode.ts';
import { refused, tooLarge, wide, written } from './encode.cases.ts';
import { encodeExactly, encodeValue } from './encode.ts';
import type { ValueLimits } from './value-limits.ts';

function refusal(value: unknown, limits: ValueLimits = wide): Pick<PungiError, 'code' | 'message'> {
  try {
    encodeValue(value, limits);
  } catch (error) {
    if (PungiError.isInstance(error)) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('it was encoded');
}

test.for(written)('$title crosses', ({ value, text }) => {
  expect(encodeValue(value, wide)).toBe(text);
});

test.for(refused)('$title is refused with the path and the fix', ({ value, message }) => {
  expect(refusal(value)).toEqual({ code: 'VALUE_NOT_PLAIN', message });
});

test.for(tooLarge)('$title is refused', ({ value, limits, message }) => {
  expect(refusal(value, limits)).toEqual({ code: 'VALUE_TOO_LARGE', message });
});

test('a value exactly at its limits crosses', () => {
  expect(encodeValue([{ a: 'ä' }], { depth: 2, bytes: 12, count: 3 })).toBe('[{"a":"ä"}]');
  expect(encodeValue([{ a: '~' }], { depth: 2, bytes: 12, count: 3 })).toBe('[{"a":"~~"}]');
});

test('the path begins with the name that the caller gives', () => {
  expect(() => encodeValue([undefined], wide, 'output')).toThrow('Expected `output[0]` to be');
});

test('shared references that would multiply without end are stopped by a limit', () => {
  let doubled: unknown = 'text';
  for (let level = 0; level < 60; level++) doubled = [doubled, doubled];
  expect(refusal(doubled, { depth: 100, bytes: 1e9, count: 1000 }).message).toBe(
    'Expected `value` to hold at most 1000 values, got more.',
  );
  expect(refusal(doubled, { depth: 100, bytes: 1000, count: 1e9 }).message).toBe(
    'Expected `value` to take at most 1000 bytes, got more.',
  );
});

test('a cycle through a wide list is named as one, not as too many values', () => {
  const list: unknown[] = Array.from({ length: 9_000 }, () => 0);
  list.push(list);
  expect(refusal(list).message).toMatch('got a cycle back to `value`');
});

test('a million levels are refused without exhausting the stack', () => {
  let deep: unknown = null;
  for (let level = 0; level < 1_000_000; level++) deep = [deep];
  expect(refusal(deep).message).toMatch(/^Expected `value` to nest at most 20 levels, got one more at/);
});

test('300 levels cross, written either way', () => {
  const brackets = `${'['.repeat(300)}${']'.repeat(300)}`;
  const limits = { ...wide, depth: 300 };
  expect(encodeValue(JSON.parse(brackets), limits)).toBe(brackets);
  expect(encodeValue([JSON.parse(brackets), -0], { ...limits, depth: 301 })).toBe(`[${brackets},-0.0]`);
});

test('a proxy that makes up a toJSON has no say', () => {
  const proxy = new Proxy({ a: 1 }, { get: () => () => 'forged' });
  expect(encodeValue([proxy], wide)).toBe('[{"a":1}]');
});

test('a proxy that says otherwise than its properties has no say', () => {
  const proxy = new Proxy({ a: 1 }, { get: (_, key) => (key === 'a' ? 10n : undefined) });
  expect(encodeValue([proxy], wide)).toBe('[{"a":1}]');
});

const prototypes: [string, object][] = [
  ['Object', Object.prototype],
  ['Array', Array.prototype],
  ['String', String.prototype],
  ['Number', Number.prototype],
  ['BigInt', BigInt.prototype],
];

afterEach(() => {
  for (const [, prototype] of prototypes) Reflect.deleteProperty(prototype, 'toJSON');
});

test.for(prototypes)('a toJSON on the prototype of %s has no say', ([, prototype]) => {
  Object.defineProperty(prototype, 'toJSON', { value: () => 'forged', configurable: true });
  expect(encodeValue({ a: ['s', 1, 2n ** 60n] }, wide)).toBe('{"a":["s",1,"~i1000000000000000"]}');
});

test('where ints and floats are told apart, only a bigint is an int', () => {
  expect(encodeExactly({ a: [4n, 4, -0, 0.5], b: 2n ** 60n, c: 2 ** 60, d: 1e21, e: Number.NaN }, wide)).toBe(
    '{"a":[4,4.0,-0.0,0.5],"b":"~i1000000000000000","c":1152921504606847000.0,"d":1e+21,"e":"~fNaN"}',
  );
});

test('an integer of the most digits crosses both ways, and one of more is not read', () => {
  const room = { ...wide, bytes: 1_000_000 };
  const longest = -(1n << 524_288n) + 1n;
  const text = encodeValue(longest, room);
  expect(decodeValue(text, room)).toBe(longest);
  expect(() => decodeValue(text.replace('f', 'ff'), room)).toThrow('a string with an unknown tag');
});
