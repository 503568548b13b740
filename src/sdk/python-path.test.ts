import { expect, test } from 'vitest';
import { pythonPath } from './python-path.ts';

test.each([
  [[], 'input'],
  [['limit'], 'limit'],
  [['items', 2, 'price'], 'items[2].price'],
  [['headers', 'x-id'], 'headers["x-id"]'],
  [['order', 'from'], 'order["from"]'],
  [[0, 'a'], 'input[0].a'],
  [['a b'], 'input["a b"]'],
  [['a', '"]; evil('], 'a["\\"]; evil("]'],
  [['a', 'x'.repeat(100)], `a["${'x'.repeat(60)}…"]`],
])('%j is written %s', (path, text) => {
  expect(pythonPath(path, 'input')).toBe(text);
});
