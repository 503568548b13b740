import { describe, expect, test } from 'vitest';
import { isGreen, stepLine, summary } from './report.ts';
import type { StepOutcome } from './step.ts';

const passed: StepOutcome = { name: 'types', durationMs: 1234, passed: 1, failed: 0, skips: [], failure: '' };
const failed: StepOutcome = {
  ...{ name: 'tests', durationMs: 61_000, passed: 40, failed: 2 },
  skips: [{ what: 'src/a.test.ts > a > b', reason: 'no docker here' }],
  failure: '✗ one\n\n✗ two\n',
};
const skipped: StepOutcome = {
  ...{ name: 'guest-types', durationMs: 8, passed: 0, failed: 0 },
  skips: [{ what: 'pyright', reason: 'it is not installed' }],
  failure: '',
};

test.for([
  ['passed', passed, '✓ types          1.2 s  1 passed, 0 failed, 0 skipped'],
  ['failed', failed, '✗ tests         61.0 s  40 passed, 2 failed, 1 skipped'],
  ['was skipped', skipped, '– guest-types    0.0 s  0 passed, 0 failed, 1 skipped'],
] as const)('a step that %s ends as a line', ([, outcome, line]) => {
  expect(stepLine(outcome)).toBe(line);
});

describe('the summary', () => {
  test('lists skips with their reasons, then what failed, and counts last', () => {
    expect(summary([passed, failed, skipped])).toBe(
      [
        ...['', 'Skipped', '  src/a.test.ts > a > b: no docker here', '  pyright: it is not installed', ''],
        ...['Failed: tests', '', '✗ one', '', '✗ two', ''],
        ...['41 passed, 2 failed, 2 skipped', ''],
      ].join('\n'),
    );
  });

  test('is the count alone when there is nothing else to say', () => {
    expect(summary([passed])).toBe('\n1 passed, 0 failed, 0 skipped\n');
  });
});

test.for([
  ['all that ran passed', [passed, skipped], true],
  ['something failed', [passed, failed], false],
  ['all was skipped', [skipped], false],
  ['nothing ran', [], false],
] as const)('when %s, the check is green or not', ([, outcomes, green]) => {
  expect(isGreen(outcomes)).toBe(green);
});
