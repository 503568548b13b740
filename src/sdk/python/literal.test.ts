import { expect, test } from 'vitest';
import { literalsText, pythonLiteral, stringLiteral } from './literal.ts';

test.each([
  ['None', null],
  ['True', true],
  ['False', false],
  ['0', 0],
  ['-0.0', -0],
  ['1.5', 1.5],
  ['1e-7', 1e-7],
  ['1e+21', 1e21],
  ['float("nan")', Number.NaN],
  ['float("-inf")', Number.NEGATIVE_INFINITY],
  ['1180591620717411303424', 2n ** 70n],
  ['"a\\"b"', 'a"b'],
  ['["a", [1, None]]', ['a', [1, null]]],
  ['{"a": {"b c": True}}', { a: { 'b c': true } }],
  ['...', undefined],
  ['...', () => 0],
  ['...', [Symbol.iterator]],
] as const)('writes %s', (text, value) => {
  expect(pythonLiteral(value)).toBe(text);
});

test('writes what is too deep or contains itself as an ellipsis', () => {
  const loop: unknown[] = [];
  loop.push(loop, loop);
  expect(pythonLiteral(loop)).toBe('...');
  expect(pythonLiteral(Array.from({ length: 20_000 }, () => 0))).toBe('...');
});

test('escapes in a string what is invisible and what would end a fence', () => {
  expect(stringLiteral('\u202e\n\u{e0041}\ud800')).toBe('"\\u202e\\n\\U000e0041\\ud800"');
  expect(stringLiteral('`a` ```')).toBe('"`a` \\x60\\x60\\x60"');
});

test('lists values, cut where they are long', () => {
  expect(literalsText([1, 'a'], 20)).toBe('1, "a"');
  expect(literalsText(['aaaaaaaa', 'b'], 6)).toBe('"aaaaa…');
});
