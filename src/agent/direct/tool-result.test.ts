import { expect, test } from 'vitest';
import type { Reply, Value } from '../../value/index.ts';
import { toolResult } from './tool-result.ts';

const call = { id: 'call_1', name: 'search', inputText: '{}' };

test.each<[string, Value, string]>([
  ['a record', { a: [1, 'x', null, true] }, '{"a":[1,"x",null,true]}'],
  ['a text', 'x', '"x"'],
  ['None', null, 'null'],
  ['an integer that readers of JSON would round', { id: 2n ** 64n }, '{"id":"18446744073709551616"}'],
  ['what JSON has no number for', [Number.NaN, -Infinity, 0.5], '["NaN","-Infinity",0.5]'],
])('%s is told as JSON', (_, output, text) => {
  expect(toolResult(call, { status: 'done', output })).toEqual({ id: 'call_1', name: 'search', text });
});

test('an error is told by its type and message, as a program would read it', () => {
  const error = { type: 'RateLimited', message: 'Again in 5 s.', retryAfterSeconds: 5 } as const;
  const reply: Reply = { status: 'refused', error };
  expect(toolResult(call, reply)).toEqual({
    ...{ id: 'call_1', name: 'search', text: 'RateLimited: Again in 5 s.' },
    isError: true,
  });
});
