import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openResults, type Results } from './results.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

const kept = (text: string, expiresAt: number | null = null) => ({ text, expiresAt });

test('a result is there until it expires or all are cleared', () => {
  const results = openResults(100);
  results.set('a', kept('1', 10));
  results.set('b', kept('2'));
  expect([textOf(results, 'a'), textOf(results, 'b'), textOf(results, 'c')]).toEqual(['1', '2', null]);
  vi.setSystemTime(10);
  expect([textOf(results, 'a'), textOf(results, 'b')]).toEqual([null, '2']);
  results.clear();
  expect(results.get('b')).toBeNull();
});

test('the one that was not used for longest makes room', () => {
  const results = openResults(6);
  for (const key of ['a', 'b', 'c']) results.set(key, kept(key));
  results.get('a');
  results.set('d', kept('d'));
  expect(['a', 'b', 'c', 'd'].map((key) => textOf(results, key))).toEqual(['a', null, 'c', 'd']);
});

test('one that is larger than the room is not kept, and takes the place of none but its own', () => {
  const results = openResults(6);
  results.set('a', kept('1'));
  results.set('b', kept('1'));
  results.set('b', kept('x'.repeat(6)));
  expect([textOf(results, 'a'), textOf(results, 'b')]).toEqual(['1', null]);
  results.set('c', kept('123'));
  expect([textOf(results, 'a'), textOf(results, 'c')]).toEqual(['1', '123']);
});

function textOf(results: Results, key: string): string | null {
  return results.get(key)?.text ?? null;
}
