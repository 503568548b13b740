import type { StepResult } from './step.ts';

/** A test file in which tests end in every way there is; `needs` comes from the folder it is written to. */
export const everyWay = `
import { describe, expect, test } from 'vitest';
import { need, needs } from './needs.ts';

test('passes', () => expect(1).toBe(1));
test('asserts nothing', () => {});
test('throws', () => { throw new TypeError('planted'); });
test('differs', () => expect({ a: 1 }).toEqual({ a: 2 }));
describe('with docker', () => {
  needs('docker', { usable: false, reason: 'no docker here' });
  test.for([1, 2])('case %i', () => expect(1).toBe(1));
});
describe('with python3', () => {
  needs('python3', { usable: true });
  test('runs', () => expect(1).toBe(1));
});
test('alone', (context) => {
  need(context, 'postgres', { usable: false, reason: 'no postgres here' });
  expect(1).toBe(1);
});
`;

/** A test file that cannot be loaded. */
export const brokenFile = `throw new RangeError('cannot load');\n`;

/** A test whose promise is rejected beside it. */
export const strayRejection = `
import { expect, test } from 'vitest';
test('starts something', () => { void Promise.reject(new Error('nobody waits')); expect(1).toBe(1); });
`;

/** What the three come to when nothing is required. */
export const everyTally: StepResult = {
  asked: ['docker', 'postgres', 'python3'],
  passed: 3,
  failed: 5,
  skips: [
    { what: 'test/every.test.ts > with docker > case 1', reason: 'no docker here' },
    { what: 'test/every.test.ts > with docker > case 2', reason: 'no docker here' },
    { what: 'test/every.test.ts > alone', reason: 'no postgres here' },
  ],
  failure: [
    '✗ test/every.test.ts > asserts nothing',
    '    Error: expected any number of assertion, but got none',
    '    at test/every.test.ts:6:1',
    '',
    '✗ test/every.test.ts > throws',
    '    TypeError: planted',
    '    at test/every.test.ts:7:30',
    '',
    '✗ test/every.test.ts > differs',
    '    AssertionError: expected { a: 1 } to deeply equal { a: 2 }',
    '    - Expected',
    '    + Received',
    '',
    '      {',
    '    -   "a": 2,',
    '    +   "a": 1,',
    '      }',
    '    at test/every.test.ts:8:40',
    '',
    '✗ test/broken.test.ts',
    '    RangeError: cannot load',
    '    at test/broken.test.ts:1:7',
    '',
    '✗ Outside of any test',
    '    Error: nobody waits',
    '    at test/stray.test.ts:3:54',
  ].join('\n'),
};
