import type { StepResult } from './step.ts';

/** What `python3 -m unittest -v` printed and how it ended, and what that comes to. */
export interface UnittestCase extends StepResult {
  readonly title: string;
  readonly exitCode: number | null;
  readonly output: string;
}

const dashes = '-'.repeat(70);

export const unittestCases: readonly UnittestCase[] = [
  {
    title: 'all pass',
    exitCode: 0,
    output: `test_a (test_x.X.test_a) ... ok\n\n${dashes}\nRan 12 tests in 0.001s\n\nOK\n`,
    ...{ passed: 12, failed: 0, skips: [], failure: '' },
  },
  {
    title: 'one is skipped, another fails as expected',
    exitCode: 0,
    output: [
      "test_a (test_x.X.test_a) ... skipped 'no sound'",
      'test_b (test_x.X.test_b)',
      'It says why. ... skipped "it\'s late"',
      ...['', dashes, 'Ran 5 tests in 0.001s', '', 'OK (skipped=2, expected failures=1)', ''],
    ].join('\n'),
    ...{ passed: 3, failed: 0, failure: '' },
    skips: [
      { what: 'guest > test_a (test_x.X.test_a)', reason: 'no sound' },
      { what: 'guest > It says why.', reason: "it's late" },
    ],
  },
  {
    title: 'some fail, each in its own way',
    exitCode: 1,
    output: 'Ran 10 tests in 1s\n\nFAILED (failures=1, errors=2, unexpected successes=3)\n',
    ...{ passed: 4, failed: 6, skips: [] },
    failure: 'guest\nRan 10 tests in 1s\n\nFAILED (failures=1, errors=2, unexpected successes=3)\n',
  },
  {
    title: 'no test is found',
    exitCode: 5,
    output: 'Ran 0 tests in 0.000s\n\nNO TESTS RAN\n',
    ...{ passed: 0, failed: 1, skips: [], failure: 'guest\nRan 0 tests in 0.000s\n\nNO TESTS RAN\n' },
  },
  {
    title: 'an older Python finds no test, and calls it well',
    exitCode: 0,
    output: 'Ran 0 tests in 0.000s\n\nOK\n',
    ...{ passed: 0, failed: 1, skips: [], failure: 'guest\nRan 0 tests in 0.000s\n\nOK\n' },
  },
  {
    title: 'the interpreter dies in the middle',
    exitCode: null,
    output: 'test_a (test_x.X.test_a) ... ok\n',
    ...{ passed: 0, failed: 1, skips: [], failure: 'guest\ntest_a (test_x.X.test_a) ... ok\n' },
  },
  {
    title: 'it dies after the count',
    exitCode: 139,
    output: 'Ran 3 tests in 1s\n\nOK\n',
    ...{ passed: 0, failed: 1, skips: [], failure: 'guest\nRan 3 tests in 1s\n\nOK\n' },
  },
];
