import { expect, test } from 'vitest';
import { wide } from './encode.cases.ts';
import { checkText } from './scan.ts';
import { untag } from './untag.ts';

test.for([
  { text: '{"kind":"call","input":{"a":[1,2.5,"x"]}}', needed: false },
  { text: '{"kind":"call","input":{"a":"~~x"}}', needed: true },
  { text: '["\\u007e"]', needed: true },
  { text: '["\\ud83d\\udc0d"]', needed: true },
  { text: '["\ud800"]', needed: true },
  { text: '["a~","\\u0041","\\n"]', needed: false },
])('for $text the walk is needed: $needed', ({ text, needed }) => {
  expect(checkText(text, wide)).toBe(needed);
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
