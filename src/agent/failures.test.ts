import { expect, test } from 'vitest';
import { countFailures, failureOf } from './failures.ts';
import { outcome } from './observation/observe.cases.ts';

const note = (times: number) =>
  `This is the same failure as in the step before, now ${times} times in a row. Do it in another way: the same again will fail again.`;

test('only the same failure in a row is noticed', () => {
  const failures = countFailures();
  const told = ['a', 'a', 'a', 'b', null, 'b', null, null].map((failure) => failures.after(failure));
  expect(told).toEqual([null, note(2), note(3), null, null, null, null, null]);
});

const error = { type: 'ValueError', message: 'no', traceback: 'line 1', line: 1 };
const place = { line: 1, column: 1, width: 1 };
const finding = { code: 'undefined-name', severity: 'error', place, message: 'm' } as const;

test('exceptions are the same failure with the same words, at whatever line', () => {
  const failed = (over: object) => failureOf(outcome({ status: 'failed', error: { ...error, ...over } }));
  expect(failed({ traceback: 'line 9', line: 9 })).toBe(failed({}));
  expect(failed({ message: 'yes' })).not.toBe(failed({}));
});

test('rejections are told apart by what was found, stops by their reason', () => {
  const rejected = (message: string, line: number) =>
    failureOf(
      outcome({ status: 'rejected', findings: [{ ...finding, message, place: { ...place, line } }] }),
    );
  expect(rejected('m', 1)).toBe(rejected('m', 2));
  expect(rejected('m', 1)).not.toBe(rejected('n', 1));
  const stopped = (reason: 'time' | 'memory') => failureOf(outcome({ status: 'stopped', reason }));
  expect(stopped('time')).toBe(stopped('time'));
  expect(stopped('time')).not.toBe(stopped('memory'));
});

test('a program that completed did not fail', () => {
  expect(failureOf(outcome())).toBeNull();
});
