import { expect, test } from 'vitest';
import { overflows, thrown } from './ask.cases.ts';
import { failureOf } from './failure-of.ts';
import { isOverflow } from './known-words.ts';

test.for(thrown)('%s is told', ([, error, reason, message]) => {
  expect(failureOf(error)).toMatchObject({ reason, message });
});

test.for(overflows)('HTTP %s "%s" is an overflow: %s', ([status, text, expected]) => {
  expect(isOverflow({ text, ...(status !== undefined && { status }) })).toBe(expected);
});
