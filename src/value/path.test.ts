import { expect, test } from 'vitest';
import { pathText, type Step } from './path.ts';
import { pathAt } from './path-at.ts';

const paths: { steps: Step[]; path: string }[] = [
  { steps: [], path: 'value' },
  { steps: ['rows', 3, 'date'], path: 'value.rows[3].date' },
  { steps: ['due date', ''], path: 'value["due date"][""]' },
  { steps: ['`; rm', '\n'], path: 'value["`; rm"]["\\n"]' },
  { steps: ['k'.repeat(41)], path: `value["${'k'.repeat(40)}…"]` },
  {
    steps: Array.from({ length: 16 }, (_, index) => index),
    path: `value${Array.from({ length: 16 }, (_, index) => `[${index}]`).join('')}`,
  },
  { steps: Array.from({ length: 30 }, () => 'a'), path: `value${'.a'.repeat(8)}…${'.a'.repeat(8)}` },
];

test.for(paths)('$path names its steps', ({ steps, path }) => {
  expect(pathText('value', steps)).toBe(path);
});

test.for([
  { text: '§', path: 'value' },
  { text: '[§', path: 'value[0]' },
  { text: '[1,[],{},§', path: 'value[3]' },
  { text: '{"a":{"b c":[0,"],[",§', path: 'value.a["b c"][2]' },
  { text: '{"\\u0061":§', path: 'value.a' },
  { text: '{"a":1,"b":§', path: 'value.b' },
  { text: '{"a\\":§', path: 'value[""]' },
  { text: '{"\\x":§', path: 'value["\\\\x"]' },
  { text: ']]}[§', path: 'value[0]' },
])('the end of $text stands at $path', ({ text, path }) => {
  expect(pathAt(text, text.indexOf('§'), 'value')).toBe(path);
});
