import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { completed, FakeSandbox } from '../../test/support/fake-sandbox.ts';
import { runProgram } from './index.ts';
import { around, call, nothingLeft, run, sdk } from './played-runs.cases.ts';

describe('the outcome', () => {
  test('of a program that did nothing says everything', async () => {
    expect(await run()).toEqual({
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
      durationMs: expect.any(Number),
      queuedMs: 5,
    });
  });

  test('carries text, calls, value and what was left', async () => {
    const variable = { name: 'n', type: 'int', preview: '4' };
    const outcome = await run(async (program) => {
      program.onText({ stream: 'stdout', offset: 0, text: 'a', line: 1 });
      program.onText({ stream: 'stderr', offset: 0, text: 'e', line: 1 });
      program.onText({ stream: 'stdout', offset: 1, text: 'b', line: 2 });
      await call(program, ['double', { x: 2 }]);
      const value = { value: 4, plain: true, repr: '4' };
      return {
        ...completed,
        ...nothingLeft,
        value,
        carried: 'c',
        variables: [variable],
        status: 'completed',
      };
    });
    expect(outcome).toMatchObject({ stdout: 'ab', stderr: 'e', value: 4, shown: '4', carried: 'c' });
    expect(outcome).toMatchObject({ variables: [variable], usage: { calls: 1 } });
    expect(outcome.calls).toMatchObject([{ name: 'double', status: 'done', output: 4 }]);
    expect(outcome).not.toHaveProperty('answer');
  });

  test('shows a value that cannot cross, and has none', async () => {
    const value = { value: null, plain: false, repr: '<f>' };
    const outcome = await run(() => ({ ...completed, ...nothingLeft, value, status: 'completed' }));
    expect(outcome.shown).toBe('<f>');
    expect(outcome).not.toHaveProperty('value');
  });

  test('of a program that raised is failed', async () => {
    const error = { type: 'ValueError', message: 'no', traceback: '…', line: 1 };
    const outcome = await run(() => ({ status: 'failed', error, ...nothingLeft, ...around }));
    expect(outcome).toMatchObject({ status: 'failed', error, returncode: 1 });
  });

  test.each([
    ['time', '', 'Execution timed out'],
    ['time', 'half a line', 'half a line\nExecution timed out'],
    ['time', 'a line\n', 'a line\nExecution timed out'],
    ['memory', 'a line\n', 'a line\n'],
    ['crashed', '', ''],
  ] as const)(
    'of a program stopped for %s after %j has the right stderr',
    async (reason, printed, stderr) => {
      const outcome = await run((program) => {
        if (printed) program.onText({ stream: 'stderr', offset: 0, text: printed, line: null });
        return { status: 'stopped', reason, message: 'Why.', ...around };
      });
      expect(outcome).toMatchObject({ status: 'stopped', reason, message: 'Why.', returncode: -1, stderr });
    },
  );

  test('has the answer, and the program is completed', async () => {
    const outcome = await run(async (program) => {
      await call(program, ['final_answer', { answer: {} }]);
      return { status: 'answered', ...nothingLeft, ...around };
    });
    expect(outcome).toMatchObject({ status: 'completed', answer: {}, returncode: 0 });
  });

  test('has the accepted answer whatever ended the program afterwards', async () => {
    const outcome = await run(async (program) => {
      await call(program, ['final_answer', { answer: 'a' }]);
      return { status: 'stopped', reason: 'time', message: '', ...around };
    });
    expect(outcome).toMatchObject({ status: 'completed', answer: 'a', returncode: 0, stderr: '' });
  });

  test('has what the answer schema made of the answer', async () => {
    const schema = z.object({ day: z.iso.date().transform((day) => day.length) });
    const sandbox = new FakeSandbox(async (program) => {
      expect(await call(program, ['final_answer', { answer: 'x' }])).toMatchObject({ status: 'refused' });
      await call(program, ['final_answer', { answer: { day: '2024-01-01' } }], 1);
      return { status: 'answered', ...nothingLeft, ...around };
    });
    const outcome = await runProgram('pass', { sdk, sandbox, schema });
    const days: number | undefined = outcome.answer?.day;
    expect(days).toBe(10);
    expect(sandbox.runs[0]?.manifest.answer).toEqual({ record: expect.any(String) });
  });
});

describe('a program that is too large', () => {
  test('is rejected before anything runs', async () => {
    const sandbox = new FakeSandbox();
    const outcome = await runProgram('é'.repeat(6), { sdk, sandbox, limits: { sourceBytes: 11 } });
    expect(outcome).toMatchObject({ status: 'rejected', returncode: 1, calls: [] });
    expect(outcome.error).toEqual({
      type: 'Rejected',
      message: [
        'The program was checked and did not run: 1 problem.',
        'The program has 12 bytes, and 11 are allowed (`limits.sourceBytes`). Read data through `sdk` instead of writing it into the program.',
      ].join('\n'),
      traceback: '',
      line: null,
    });
    expect(sandbox.runs).toEqual([]);
  });

  test('or no text is rejected as well', async () => {
    const broken = await runProgram('x = "\ud800"', { sdk, sandbox: new FakeSandbox() });
    expect(broken.error?.message).toContain(
      'The program holds a lone surrogate: it cannot be written as UTF-8.',
    );
  });
});
