import { wide } from './encode.cases.ts';
import type { Value } from './value.ts';
import type { ValueLimits } from './value-limits.ts';

/** Texts of our own encoders and of others that are no less exact, and what they stand for. */
export const read: readonly { readonly title: string; readonly text: string; readonly value: Value }[] = [
  { title: 'scalars', text: '[null,true,false,0,"a"]', value: [null, true, false, 0, 'a'] },
  { title: 'floats', text: '[0.5,5e-324,-0.0,1e-999,1.0]', value: [0.5, 5e-324, -0, 0, 1] },
  { title: 'a float of many digits', text: '0.1000000000000000055511151231257827', value: 0.1 },
  { title: 'a float beyond the safe range', text: '[9007199254740992.0,1e+20]', value: [2 ** 53, 1e20] },
  {
    title: 'the largest safe integers',
    text: '[9007199254740991,-9007199254740991]',
    value: [9007199254740991, -9007199254740991],
  },
  {
    title: 'integers beyond them',
    text: '["~i20000000000000","~i-20000000000000"]',
    value: [2n ** 53n, -(2n ** 53n)],
  },
  {
    title: 'NaN and infinities',
    text: '["~fNaN","~fInfinity","~f-Infinity"]',
    value: [Number.NaN, Infinity, -Infinity],
  },
  { title: 'an escaped tilde', text: '["~~","~~~","~~fNaN"]', value: ['~', '~~', '~fNaN'] },
  {
    title: 'a tag whose tilde is a JSON escape',
    text: '["\\u007efNaN","\\u007E~"]',
    value: [Number.NaN, '~'],
  },
  { title: 'a tag in an object', text: '{"a":{"b":["~i20000000000000"]}}', value: { a: { b: [2n ** 53n] } } },
  { title: 'keys that look like tags', text: '{"~":1,"~fNaN":2}', value: { '~': 1, '~fNaN': 2 } },
  {
    title: 'many digits in a string',
    text: '["12345678901234567890","-0"]',
    value: ['12345678901234567890', '-0'],
  },
  {
    title: 'brackets in a string',
    text: '["[[[[\\"[[[[",{"{{":"\\\\"}]',
    value: ['[[[["[[[[', { '{{': '\\' }],
  },
  { title: 'an escaped surrogate pair', text: '"\\ud83d\\udc0d"', value: '🐍' },
  { title: 'a text that only looks like an escape', text: '"\\\\ud800"', value: '\\ud800' },
  { title: 'white space', text: ' [ 1 , { "a" : [ ] } ] ', value: [1, { a: [] }] },
  { title: 'the last of equal keys', text: '{"a":1,"a":2}', value: { a: 2 } },
];

const form = 'to be in the wire form of a value';

/** Texts that are refused as no encoder's, with the whole message. */
export const malformed: readonly {
  readonly title: string;
  readonly text: string;
  readonly message: string;
}[] = [
  { title: 'nothing', text: '', message: `Expected \`value\` ${form}, got text that is not JSON.` },
  { title: 'half a list', text: '[1', message: `Expected \`value\` ${form}, got text that is not JSON.` },
  {
    title: 'an open string',
    text: '["abc',
    message: `Expected \`value\` ${form}, got text that is not JSON.`,
  },
  { title: 'two values', text: '1 2', message: `Expected \`value\` ${form}, got text that is not JSON.` },
  {
    title: 'NaN as a literal',
    text: '[NaN]',
    message: `Expected \`value\` ${form}, got text that is not JSON.`,
  },
  {
    title: 'a number with a leading zero',
    text: '[00000000000000001]',
    message: `Expected \`value\` ${form}, got text that is not JSON.`,
  },
  { title: 'a minus alone', text: '-', message: `Expected \`value\` ${form}, got text that is not JSON.` },
  {
    title: 'an integer literal beyond the safe range',
    text: '{"rows":[1,{"a b":9007199254740992}]}',
    message: `Expected \`value.rows[1]["a b"]\` ${form}, got an integer literal beyond the safe range.`,
  },
  {
    title: 'a negative one',
    text: '[-9007199254740992]',
    message: `Expected \`value[0]\` ${form}, got an integer literal beyond the safe range.`,
  },
  {
    title: 'an integer literal beyond every float',
    text: `[${'9'.repeat(400)}]`,
    message: `Expected \`value[0]\` ${form}, got an integer literal beyond the safe range.`,
  },
  {
    title: 'minus zero as an integer',
    text: '{"a":-0}',
    message: `Expected \`value.a\` ${form}, got an integer literal of -0.`,
  },
  {
    title: 'a float beyond every float',
    text: '[1e309]',
    message: `Expected \`value[0]\` ${form}, got a number beyond every float.`,
  },
  {
    title: 'a long one without exponent',
    text: `${'9'.repeat(309)}.5`,
    message: `Expected \`value\` ${form}, got a number beyond every float.`,
  },
  {
    title: 'an unknown tag',
    text: '{"a":["~x"]}',
    message: `Expected \`value.a[0]\` ${form}, got a string with an unknown tag.`,
  },
  {
    title: 'a tilde alone',
    text: '"~"',
    message: `Expected \`value\` ${form}, got a string with an unknown tag.`,
  },
  {
    title: 'a tagged integer that is no number',
    text: '"~iff ff"',
    message: `Expected \`value\` ${form}, got a string with an unknown tag.`,
  },
  {
    title: 'a tagged integer in capitals',
    text: '"~iFFFFFFFFFFFFFFFF"',
    message: `Expected \`value\` ${form}, got a string with an unknown tag.`,
  },
  {
    title: 'a tagged integer with a leading zero',
    text: '"~i0ffffffffffffffff"',
    message: `Expected \`value\` ${form}, got a string with an unknown tag.`,
  },
  {
    title: 'a tagged integer without digits',
    text: '"~i-"',
    message: `Expected \`value\` ${form}, got a string with an unknown tag.`,
  },
  {
    title: 'a tagged integer that has a literal',
    text: '"~i1fffffffffffff"',
    message: `Expected \`value\` ${form}, got a string with an unknown tag.`,
  },
  {
    title: 'a tagged finite float',
    text: '"~f1.5"',
    message: `Expected \`value\` ${form}, got a string with an unknown tag.`,
  },
  {
    title: 'a lone surrogate by escape',
    text: '{"a":"\\ud800"}',
    message: `Expected \`value.a\` ${form}, got a string with a lone surrogate.`,
  },
  {
    title: 'a lone surrogate by escape in capitals',
    text: '"\\uDFFF"',
    message: `Expected \`value\` ${form}, got a string with a lone surrogate.`,
  },
  {
    title: 'a lone surrogate in the text',
    text: '["\udc00"]',
    message: `Expected \`value\` ${form}, got a text with a lone surrogate.`,
  },
  {
    title: 'a lone surrogate in a key',
    text: '{"\\ud800":1}',
    message: `Expected \`value["\\ud800"]\` ${form}, got a key with a lone surrogate.`,
  },
];

/** Texts beyond a limit, with the whole message. Some are no JSON: the limits come first. */
export const tooLarge: readonly {
  readonly title: string;
  readonly text: string;
  readonly limits: ValueLimits;
  readonly message: string;
}[] = [
  {
    title: 'one level too deep',
    text: '[1,{"a":[]}]',
    limits: { ...wide, depth: 2 },
    message: 'Expected `value` to nest at most 2 levels, got one more at `value[1].a`.',
  },
  {
    title: 'a depth bomb',
    text: '['.repeat(100_000),
    limits: wide,
    message: `Expected \`value\` to nest at most 20 levels, got one more at \`value${'[0]'.repeat(8)}…${'[0]'.repeat(8)}\`.`,
  },
  {
    title: 'one value too many',
    text: '[1,[],"",{}]',
    limits: { ...wide, count: 4 },
    message: 'Expected `value` to hold at most 4 values, got more.',
  },
  {
    title: 'one value too many, in an object',
    text: '{"a":{"b":1}}',
    limits: { ...wide, count: 2 },
    message: 'Expected `value` to hold at most 2 values, got more.',
  },
  {
    title: 'one byte too long',
    text: '"abcde"',
    limits: { ...wide, bytes: 6 },
    message: 'Expected `value` to take at most 6 bytes, got more.',
  },
  {
    title: 'one byte too long in UTF-8',
    text: '"🐍"',
    limits: { ...wide, bytes: 5 },
    message: 'Expected `value` to take at most 5 bytes, got more.',
  },
];
