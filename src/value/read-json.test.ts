import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soak } from '../../test/soak.ts';
import { readJson } from './read-json.ts';

const marks = fc.constantFrom(
  ...['[', ']', '{', '}', ':', ',', '"', ' ', '\n', '-', '+', '0', '1', '.', 'e', '"a"', '"a":', '{"a":1}'],
  ...['null', 'true', 'false', 'NaN', '\\n"', '\u00a0', '\u0000', '[[1,2],3]', '"__proto__":', '1.5e-7'],
);
const noise = fc.array(marks, { maxLength: 20 }).map((parts) => parts.join(''));
const wrapped = noise.map((text) => `[${text}]`);
/** JSON whose keys are written without escapes: these are read well by `JSON.parse` everywhere. */
const json = fc.json({ stringUnit: fc.constantFrom('a', 'b', ' ', 'é', '🐍') });
const damaged = fc.tuple(json, fc.nat(), marks).map(([text, place, mark]) => {
  const at = place % (text.length + 1);
  return text.slice(0, at) + mark + text.slice(at + 1);
});

test('texts are read and refused as JSON.parse reads and refuses them', () => {
  const compare = (text: string): void => {
    expect(outcome(readJson, text)).toEqual(outcome(JSON.parse, text));
  };
  fc.assert(fc.property(fc.oneof(json, damaged, noise, wrapped), compare), soak(2_000));
});

test.for([
  { text: '{"\\n":{"\\"":1},"a":[]}', value: { '\n': { '"': 1 }, a: [] } },
  { text: ' { "\\u0061" : 1 , "a" : 2 } ', value: { a: 2 } },
  { text: '{"\\u0031":1,"1":2}', value: { '1': 2 } },
])('$text is read', ({ text, value }) => {
  expect(readJson(text)).toStrictEqual(value);
});

test('an escaped __proto__ is an own key', () => {
  const object = readJson('{"__pro\\u0074o__":{"polluted":1}}') ?? {};
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  expect(Object.keys(object)).toEqual(['__proto__']);
});

test.for([
  '',
  '{',
  '{"a"',
  '{"a":',
  '{"a":1',
  '{"a":1,',
  '{"a":1,}',
  '{,}',
  '[',
  '[1',
  '[1,',
  '[1,]',
  '1 1',
  '"a',
])('%j is a syntax error', (text) => {
  expect(() => readJson(text)).toThrow(SyntaxError);
});

function outcome(read: (text: string) => unknown, text: string): unknown {
  try {
    return { value: read(text) };
  } catch (error) {
    return error instanceof SyntaxError ? 'a syntax error' : error;
  }
}
