import { expect, test } from 'vitest';
import { ruffCases } from './ruff.cases.ts';
import { PythonReviewer } from './ruff.ts';

test.for(ruffCases)('ruff says $code of $title', ({ source, code }) => {
  using reviewer = new PythonReviewer();
  const codes = reviewer.review(source).complaints.map((complaint) => complaint.code);

  expect([...new Set(codes)]).toEqual(code === null ? [] : [code]);
});

test('ruff names the place, from 1', () => {
  using reviewer = new PythonReviewer();

  expect(reviewer.review('x = 1\ny = nobody\n').complaints).toEqual([
    { row: 2, column: 5, code: 'F821', message: 'Undefined name `nobody`' },
  ]);
});

test('ruff formats what it can parse, and only that', () => {
  using reviewer = new PythonReviewer();

  expect(reviewer.review("x = { 'a':1 }").formatted).toBe('x = {"a": 1}\n');
  expect(reviewer.review('x = {').formatted).toBeNull();
});
