import { expect, test } from 'vitest';
import { extractProgram } from './index.ts';

test.each([
  ['prose before ```python\nx = 1\n```', null],
  ['```python\nx = 1\n```\nafter', 'x = 1\n'],
  ['```py\nx = 1\n```', 'x = 1\n'],
  ['The answer is 4.', null],
])('the program of %j is %j', (reply, program) => {
  expect(extractProgram(reply)).toBe(program);
});
