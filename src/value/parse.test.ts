import { expect, test } from 'vitest';
import { wide } from './encode.cases.ts';
import { parseText } from './parse.ts';
import { scanText } from './scan.ts';
import { untag } from './untag.ts';

test.for([
  { text: '{"kind":"call","input":{"a":[1,2.5,"x"]}}', tagged: false },
  { text: '{"kind":"call","input":{"a":"~~x"}}', tagged: true },
  { text: '["\\u007e"]', tagged: true },
  { text: '["\\ud83d\\udc0d"]', tagged: true },
  { text: '["a~","\\u0041","\\n"]', tagged: false },
])('$text holds a possible tag: $tagged', ({ text, tagged }) => {
  expect(parseText(text, wide)).toEqual({ json: JSON.parse(text), tagged });
});

test.for([
  { text: '{"a":"\\n"}', escaped: false },
  { text: '["\\n",{"a":1}]', escaped: false },
  { text: '{"\\n":1}', escaped: true },
  { text: '{"a\\"b" \n:1}', escaped: true },
  { text: '[{"a":{"\\u0041":1}}]', escaped: true },
])('$text holds a key with an escape: $escaped', ({ text, escaped }) => {
  expect(scanText(text, wide, 'value').hasEscapedKey).toBe(escaped);
});

// The attack: one program sends a key that ends in a backslash, the next one's keys are read as that key.
test.for(['"', '\n', '\\', '\u0000', 'A'])('a key of an earlier text does not become the key %j', (key) => {
  const literal = key === 'A' ? '"\\u0041"' : JSON.stringify(key);
  for (const first of ['"h":[],', '"h":1,', '']) {
    parseText(`{${first}"\\\\":0}`, wide);
    expect(Object.keys(parseText(`{${first}${literal}:2}`, wide).json ?? {}).at(-1)).toBe(key);
  }
});

test('a part of a frame becomes a value in place, the rest stays as it is', () => {
  const frame = JSON.parse('{"note":"~fNaN","input":{"a":["~fNaN"]}}');
  const value = untag(frame.input, 'input');
  expect(value).toBe(frame.input);
  expect(frame).toEqual({ note: '~fNaN', input: { a: [Number.NaN] } });
});

test('a part of a frame is refused under the name of the part', () => {
  expect(() => untag({ a: ['~?'] }, 'input')).toThrow(
    'Expected `input.a[0]` to be in the wire form of a value, got a string with an unknown tag.',
  );
});
