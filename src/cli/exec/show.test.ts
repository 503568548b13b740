import { describe, expect, test } from 'vitest';
import type { ProgramOutcome } from '../../run/index.ts';
import type { Call } from '../../value/index.ts';
import { toJson } from '../json.ts';
import { outcomeJson } from '../outcome-json.ts';
import { exitCode } from './exit-code.ts';
import { showOutcome } from './show-outcome.ts';

const outcome = (over: Partial<ProgramOutcome> = {}): ProgramOutcome => ({
  status: 'completed',
  returncode: 0,
  findings: [],
  stdout: '',
  stderr: '',
  calls: [],
  artifacts: [],
  carried: null,
  notCarried: [],
  variables: [],
  usage: { calls: 0, generated: 0 },
  durationMs: 12,
  queuedMs: 1,
  ...over,
});

const error = { type: 'ValueError', message: 'no', traceback: 'Traceback…\nValueError: no\n', line: 1 };

describe('toJson', () => {
  test.each([
    [2n ** 70n, '1180591620717411303424'],
    [-(10n ** 20n), '-100000000000000000000'],
    [1.5, '1.5'],
    [1e21, '1e+21'],
    [-0, '-0.0'],
    [Number.NaN, '"NaN"'],
    [Number.POSITIVE_INFINITY, '"Infinity"'],
    [Number.NEGATIVE_INFINITY, '"-Infinity"'],
    ['a"\n\u2028', JSON.stringify('a"\n\u2028')],
    [null, 'null'],
    [true, 'true'],
    [[1n, [undefined]], '[1,[null]]'],
    [{ a: undefined, b: { c: [] } }, '{"b":{"c":[]}}'],
  ])('writes %s', (value, text) => {
    expect(toJson(value)).toBe(text);
  });
});

describe('outcomeJson', () => {
  test('has the names that scripts rely on, and no others', () => {
    const call: Call = {
      name: 'f',
      input: { n: 10n ** 20n },
      position: '0:0',
      line: 3,
      status: 'done',
      output: null,
      attempts: 2,
      cached: false,
      times: { queued: 100, asked: 110, invoked: 150, ended: 170 },
    };
    const refused: Call = {
      ...{ name: 'g', input: {}, position: '0:1', line: null, attempts: 0, cached: false },
      ...{ status: 'refused', error: { type: 'Denied', message: 'no' }, times: { queued: 100, ended: 130 } },
    };
    const text = outcomeJson(outcome({ answer: null, value: 'v', stdout: 'a\n', calls: [call, refused] }));
    expect(text).not.toContain('\n');
    expect(text).toContain('{"n":100000000000000000000}');
    expect(JSON.parse(text)).toEqual({
      status: 'completed',
      answer: null,
      value: 'v',
      returncode: 0,
      stdout: 'a\n',
      stderr: '',
      calls: [
        {
          ...{ name: 'f', input: { n: 1e20 }, line: 3, status: 'done', output: null, attempts: 2 },
          ...{ cached: false, queuedMs: 50, durationMs: 20 },
        },
        {
          ...{ name: 'g', input: {}, line: null, status: 'refused', attempts: 0, cached: false },
          ...{ error: { type: 'Denied', message: 'no' }, queuedMs: 30, durationMs: 0 },
        },
      ],
      durationMs: 12,
    });
  });

  test('tells the reason and the error where there are any', () => {
    const stopped = outcomeJson(outcome({ status: 'stopped', reason: 'wall', returncode: -1 }));
    expect(JSON.parse(stopped)).toMatchObject({ status: 'stopped', reason: 'wall', returncode: -1 });
    const failed = outcomeJson(outcome({ status: 'failed', error, returncode: 1 }));
    expect(JSON.parse(failed)).toMatchObject({ error });
    expect(JSON.parse(failed)).not.toHaveProperty('answer');
  });
});

describe('showOutcome', () => {
  test.each<[string, Partial<ProgramOutcome>, string, string?]>([
    ['nothing', {}, ''],
    ['a str as it is', { answer: 'a "b"' }, 'a "b"\n'],
    ['anything else as JSON', { answer: { n: 2n ** 64n } }, '{"n":18446744073709551616}\n'],
    ['None as an answer', { answer: null }, 'null\n'],
    ['the answer rather than the value', { answer: 1, value: 2 }, '1\n'],
    ['the value without an answer', { value: [1] }, '[1]\n'],
    ['no None as a value', { value: null, shown: 'None' }, ''],
    ['how Python shows what cannot cross', { shown: '<f>' }, '<f>\n'],
    ['a line of its own', { stdout: 'half', answer: 'x' }, '\nx\n'],
    ['no second end of line', { stdout: 'whole\n', answer: 'x\n' }, 'x\n'],
    ['the traceback', { status: 'failed', error }, '', 'Traceback…\nValueError: no\n'],
    [
      'the error without one',
      { status: 'failed', error: { ...error, traceback: '' } },
      '',
      'ValueError: no\n',
    ],
    ['why it did not run', { status: 'rejected', error: { ...error, traceback: '' } }, '', 'no\n'],
    ['the time-out', { status: 'stopped', reason: 'time', message: 'm' }, '', 'Execution timed out\n'],
    ['why it was stopped', { status: 'stopped', reason: 'crashed', message: 'm' }, '', 'm\n'],
  ])('shows %s', (...[, over, stdout, stderr = '']) => {
    const passed = { stdout: over.stdout ?? '', stderr: '' };
    expect(showOutcome(outcome(over), passed)).toEqual({ stdout, stderr });
  });

  test("puts the problem on a line of its own after the program's own stderr", () => {
    const passed = { stdout: '', stderr: 'half' };
    expect(showOutcome(outcome({ status: 'failed', error, stderr: 'half' }), passed).stderr).toBe(
      '\nTraceback…\nValueError: no\n',
    );
  });

  test('does not say "Execution timed out" twice', () => {
    const timedOut = outcome({ status: 'stopped', reason: 'wall', stderr: 'x\nExecution timed out' });
    expect(showOutcome(timedOut, { stdout: '', stderr: 'x\n' }).stderr).toBe('Execution timed out\n');
    expect(showOutcome(timedOut, { stdout: '', stderr: 'x' }).stderr).toBe('\nExecution timed out\n');
  });
});

test.each([
  [{ status: 'completed' }, 0],
  [{ status: 'failed' }, 1],
  [{ status: 'rejected' }, 1],
  [{ status: 'paused' }, 3],
  [{ status: 'stopped', reason: 'time' }, 124],
  [{ status: 'stopped', reason: 'wall' }, 124],
  [{ status: 'stopped', reason: 'aborted' }, 130],
  [{ status: 'stopped', reason: 'memory' }, 137],
  [{ status: 'stopped', reason: 'crashed' }, 1],
  [{ status: 'stopped', reason: 'lost' }, 1],
  [{ status: 'stopped', reason: 'unavailable' }, 2],
] as const)('%j exits with %d', (ended, code) => {
  expect(exitCode(ended)).toBe(code);
});
