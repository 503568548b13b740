import { expect, test } from 'vitest';
import type { Call } from '../value/index.ts';
import type { Expected } from './case.ts';
import { differences } from './match.ts';
import type { Observed } from './observe.ts';

const call: Call = {
  name: 'double',
  input: { x: 1 },
  position: '0:0',
  line: 3,
  status: 'failed',
  error: { type: 'CallFailed', message: 'no luck' },
  attempts: 1,
  cached: false,
  times: { queued: 0 },
};

const completed: Observed = {
  status: 'completed',
  returncode: 0,
  stdout: '',
  stderr: '',
  calls: [],
  artifacts: {},
  variables: {},
  notCarried: {},
  events: [],
};

const failed: Observed = {
  ...completed,
  status: 'failed',
  returncode: 1,
  error: { type: 'ValueError', message: 'x', traceback: 'Traceback\nValueError: x', line: 2 },
};

test.for<[string, Expected, Observed]>([
  ['nothing at all', {}, completed],
  ['an answer', { answer: null }, { ...completed, answer: null }],
  ['a pattern', { stdout: /b/ }, { ...completed, stdout: 'abc' }],
  ['a value', { value: { n: 2n } }, { ...completed, value: { n: 2n } }],
  ['an error', { status: 'failed', error: { type: 'ValueError', message: /x/, line: 2 } }, failed],
  [
    'a stop',
    { status: 'stopped', reason: 'time' },
    { ...completed, status: 'stopped', reason: 'time', returncode: -1, stderr: 'Execution timed out' },
  ],
  ['any end', { status: 'any' }, failed],
  [
    'a call',
    {
      calls: [{ name: 'double', status: 'failed', line: 3, error: { type: 'CallFailed', message: /luck/ } }],
    },
    { ...completed, calls: [call] },
  ],
  ['some variables', { variables: { a: 'int' } }, { ...completed, variables: { a: 'int', b: 'str' } }],
  ['reasons', { notCarried: { a: /no/ } }, { ...completed, notCarried: { a: 'not plain' } }],
])('%s is found as expected', ([, expected, observed]) => {
  expect(differences(expected, observed)).toEqual([]);
});

test.for<[Expected, Observed, string[]]>([
  [{}, { ...completed, stdout: 'a' }, ['stdout: expected "", got "a"']],
  [{ stdout: /b/ }, { ...completed, stdout: 'a' }, ['stdout: expected /b/, got "a"']],
  [{}, { ...completed, answer: null }, ['answer: expected [], got [null]']],
  [{ answer: 2n }, { ...completed, answer: 2 }, ['answer: expected ["2n"], got [2]']],
  [{ value: -0 }, { ...completed, value: 0 }, ['value: expected "-0", got 0']],
  [{ value: 1 }, completed, ['value: expected 1, got nothing']],
  [{ mostEvents: 1 }, { ...completed, events: ['a', 'b'] }, ['events: expected at most 1, got 2']],
  [{ events: ['a'] }, completed, ['events: expected ["a"], got []']],
  [{ variables: { a: 'int' } }, completed, ['variables.a: expected "int", got nothing']],
  [{ notCarried: {} }, { ...completed, notCarried: { a: 'b' } }, ['notCarried: expected [], got ["a"]']],
  [{ artifacts: {} }, { ...completed, artifacts: { a: 'b' } }, ['artifacts: expected {}, got {"a":"b"}']],
  [
    { calls: [{ name: 'double', status: 'done' }] },
    { ...completed, calls: [call] },
    ['calls: expected ["double done"], got ["double failed"]'],
  ],
  [
    { calls: [{ name: 'double', status: 'failed', line: 4, error: { type: 'Denied' } }] },
    { ...completed, calls: [call] },
    ['calls[0].line: expected 4, got 3', 'calls[0].error.type: expected "Denied", got "CallFailed"'],
  ],
  [
    {},
    { ...completed, status: 'stopped', reason: 'crashed', message: 'It fell.', returncode: -1 },
    [
      'status: expected "completed", got "stopped"',
      'reason: expected nothing, got "crashed": It fell.',
      'returncode: expected 0, got -1',
    ],
  ],
  [
    {},
    failed,
    [
      'status: expected "completed", got "failed"',
      'returncode: expected 0, got 1',
      'error: expected nothing, got {"type":"ValueError","message":"x","traceback":"Traceback\\nValueError: x","line":2}',
    ],
  ],
])('difference %#: each one is told on a line of its own', ([expected, observed, told]) => {
  expect(differences(expected, observed)).toEqual(told);
});
