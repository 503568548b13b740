import { describe, expect, test, vi } from 'vitest';
import { FakeSandbox } from '../../test/support/fake-sandbox.ts';
import type { Checker, Finding } from '../program/index.ts';
import { type Checked, checkProgram, runProgram } from './index.ts';
import { sdk } from './played-runs.cases.ts';

const finding = (over: Partial<Finding> = {}): Finding => ({
  code: 'undefined-name',
  severity: 'error',
  place: { line: 1, column: 1, width: 3 },
  message: '`foo` is not defined.',
  ...over,
});

const finds = (...findings: readonly Finding[]): Checker => ({ check: async () => findings });

describe('a finding that is an error', () => {
  test('rejects the program: nothing of it runs, and the outcome says why', async () => {
    const sandbox = new FakeSandbox();
    const outcome = await runProgram('foo', { sdk, sandbox, checker: finds(finding()) });
    expect(outcome).toMatchObject({
      status: 'rejected',
      returncode: 1,
      findings: [finding()],
      calls: [],
      error: {
        type: 'Rejected',
        message: [
          'The program was checked and did not run: 1 problem.',
          'Line 1: `foo` is not defined.\n    foo\n    ^^^',
        ].join('\n'),
        traceback: '',
        line: 1,
      },
    });
    expect(sandbox.runs).toEqual([]);
  });

  test('is found by ruff where no checker is given', async () => {
    const sandbox = new FakeSandbox();
    const { error } = await runProgram('sdk.duble(1)', { sdk, sandbox });
    expect(error?.message).toContain('`sdk` has no function `duble`. Did you mean `double`?');
    expect(sandbox.runs).toEqual([]);
  });

  test('is not looked for where the checks are switched off', async () => {
    const sandbox = new FakeSandbox();
    expect(await runProgram('sdk.duble(', { sdk, sandbox, checker: false })).toMatchObject({
      status: 'completed',
      findings: [],
    });
  });
});

test('a note lets the program run, and stands in the outcome', async () => {
  const note = finding({ severity: 'note' });
  const outcome = await runProgram('foo', { sdk, sandbox: new FakeSandbox(), checker: finds(note) });
  expect(outcome).toMatchObject({ status: 'completed', findings: [note] });
});

const throwing = (): never => {
  throw new Error('broken');
};

test.each([
  ['throws', throwing],
  ['finds what is no list', async () => 5 as never],
])('a checker that %s is a note', async (_, check) => {
  const outcome = await runProgram('1', { sdk, sandbox: new FakeSandbox(), checker: { check } });
  const message = 'The checks failed: the sandbox alone checks the program.';
  expect(outcome).toMatchObject({ status: 'completed', findings: [{ code: 'unchecked', message }] });
});

test('checks that cannot be loaded are a note', async () => {
  vi.doMock('../program/ruff/index.ts', () => {
    throw new Error('not in this bundle');
  });
  const outcome = await runProgram('1', { sdk, sandbox: new FakeSandbox() });
  const message = 'The checks could not be loaded: the sandbox alone checks the program.';
  expect(outcome).toMatchObject({ status: 'completed', findings: [{ severity: 'note', message }] });
  vi.doUnmock('../program/ruff/index.ts');
});

test('the size is looked at first: a checker never gets what is too large', async () => {
  const check = vi.fn(async () => []);
  const options = { sdk, sandbox: new FakeSandbox(), checker: { check }, limits: { sourceBytes: 3 } };
  expect(await runProgram('1234', options)).toMatchObject({ status: 'rejected' });
  expect(check).not.toHaveBeenCalled();
});

test('no time of the program runs while it is checked', async () => {
  const sandbox = new FakeSandbox();
  let startedMeanwhile = 0;
  const check = async () => {
    startedMeanwhile = sandbox.runs.length;
    return [];
  };
  await runProgram('1', { sdk, sandbox, checker: { check } });
  expect([startedMeanwhile, sandbox.runs.length]).toEqual([0, 1]);
});

describe('names that an earlier program left', () => {
  const options = { sdk, carried: 'left', checker: finds(finding()) };

  test('may be any where they are not given: an undefined name is in doubt', async () => {
    expect(await checkProgram('foo', options)).toMatchObject({
      rejected: false,
      findings: [finding({ severity: 'note' })],
    });
  });

  test('are given to the checker', async () => {
    const check = vi.fn(async () => [finding()]);
    expect(await checkProgram('foo', { ...options, names: ['bar'], checker: { check } })).toMatchObject({
      rejected: true,
    });
    expect(check).toHaveBeenCalledWith('foo', expect.objectContaining({ names: ['bar'] }));
  });
});

test('what was found and which functions are named is told before anything runs', async () => {
  const sandbox = new FakeSandbox();
  const told: [Checked, number][] = [];
  const onChecked = (checked: Checked) => told.push([checked, sandbox.runs.length]);
  await runProgram('send()', { sdk, sandbox, checker: finds(), onChecked });
  const functions = [{ name: 'send', effect: 'write' }];
  expect(told).toEqual([[{ rejected: false, findings: [], functions }, 0]]);
});
