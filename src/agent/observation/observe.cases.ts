import type { ProgramOutcome } from '../../run/index.ts';
import { defineFunction, defineSdk, type Sdk } from '../../sdk/index.ts';
import { type Call, resolveLimits } from '../../value/index.ts';
import type { Observing } from './observe.ts';

/** `look` reads, `send` writes. */
const sdk: Sdk<never> = defineSdk({
  look: defineFunction({ effect: 'read', execute: () => 1 }),
  send: defineFunction({ effect: 'write', execute: () => 1 }),
});

/** How an observation is made unless a test says otherwise. */
export const observing: Observing = {
  source: 'pass',
  sdk,
  limits: resolveLimits(),
  notes: [],
  mostCharacters: 4_000,
};

/** The outcome of a program that did nothing, changed. */
export function outcome(over: Partial<ProgramOutcome> = {}): ProgramOutcome {
  return {
    ...{ status: 'completed', returncode: 0, findings: [], stdout: '', stderr: '', calls: [] },
    ...{ artifacts: [], carried: null, notCarried: [], variables: [], durationMs: 1, queuedMs: 0 },
    usage: { calls: 0, generated: 0 },
    ...over,
  };
}

/** A call that is done, changed. */
export function call(over: Partial<Call> = {}): Call {
  return {
    ...{ name: 'look', input: {}, position: '0:0', line: 1, status: 'done', attempts: 1, cached: false },
    times: { queued: 0 },
    ...over,
  };
}

const traceback = 'Traceback (most recent call last):\n  File "<program>", line 2\nValueError: no\n';
const error = { type: 'ValueError', message: 'no', traceback, line: 2 };

/** What happened, and what the model reads of it. */
export const observations: readonly (readonly [string, Partial<ProgramOutcome>, string])[] = [
  ['nothing', {}, 'Output: (nothing was printed)'],
  ['text', { stdout: 'a\nb\n' }, 'Output:\na\nb'],
  ['a value alone', { shown: "'a'", value: 'a' }, "Value: 'a'"],
  ['text and a value', { stdout: 'a\n', shown: '1', value: 1 }, 'Output:\na\nValue: 1'],
  ['text on stderr', { stderr: 'careful\n' }, 'Output: (nothing was printed)\nPrinted to stderr:\ncareful'],
  ['an exception', { status: 'failed', error }, `Error: ${traceback.trimEnd()}`],
  [
    'an exception after text and calls',
    {
      status: 'failed',
      stdout: 'a\n',
      error,
      calls: [call(), call({ name: 'send', input: { to: 'u1', n: 2n ** 70n }, line: 3 })],
    },
    [
      `Output:\na\nError: ${traceback.trimEnd()}`,
      'Finished before that: look (line 1), send (line 3).',
      'Calls: look 1, send 1.',
      'Writes done, and they stay done:',
      '  send("to":"u1","n":"1180591620717411303424")',
    ].join('\n'),
  ],
  [
    'calls of every end',
    {
      calls: [
        call({ cached: true }),
        call({ status: 'failed' }),
        call({ name: 'send', status: 'unknown', input: { to: 'u1' } }),
        call({ name: 'send', status: 'refused', attempts: 0 }),
        call({ name: 'final_answer', status: 'refused' }),
      ],
    },
    [
      'Output: (nothing was printed)',
      'Calls: look 2 (1 failed, 1 from the cache), send 2 (1 refused, 1 unknown).',
      'Writes of which nobody knows whether they were done:',
      '  send("to":"u1")',
    ].join('\n'),
  ],
  [
    'a rejection',
    { status: 'rejected', error: { ...error, message: 'Line 1: no.', traceback: '' } },
    'Error: Line 1: no.',
  ],
  [
    'a time-out, said once',
    { status: 'stopped', reason: 'time', stdout: 'a', stderr: 'b\nExecution timed out' },
    'Output:\na\nPrinted to stderr:\nb\nError: Execution timed out: the program computed for more than 10 s. Look for a loop that does not end, or do less in one program.',
  ],
  [
    'a wall time-out',
    { status: 'stopped', reason: 'wall', stderr: 'Execution timed out' },
    'Error: Execution timed out: the program took more than 60 s with all its calls. Make fewer calls in one program, or make them in parallel with sdk.map.',
  ],
  [
    'too much memory',
    { status: 'stopped', reason: 'memory', message: '/host/path' },
    'Error: The program needed more than 256 MiB of memory. Keep less at the same time.',
  ],
  [
    'a crash, without what the sandbox says of its host',
    { status: 'stopped', reason: 'crashed', message: '/usr/bin/python3 died' },
    'Error: The interpreter crashed: too deep a recursion, or code that ends its process.',
  ],
  [
    'a loss',
    { status: 'stopped', reason: 'lost', calls: [call()] },
    'Error: The sandbox was lost while the program ran. What it did before is listed; nothing more is known.\nFinished before that: look (line 1).\nCalls: look 1.',
  ],
  ['an abort', { status: 'stopped', reason: 'aborted' }, 'Error: The program was aborted.'],
  ['no sandbox', { status: 'stopped', reason: 'unavailable' }, 'Error: The sandbox could not be started.'],
  [
    'what is left, and what is not',
    {
      variables: [
        { name: 'xs', type: 'list', preview: '[1,\n 2]' },
        { name: 'f', type: 'function', preview: '<function>' },
      ],
      notCarried: [{ name: 'f', reason: 'a lambda is not carried: write it as a def' }],
    },
    [
      'Output: (nothing was printed)',
      'Variables left for the next program:\n  xs: list = [1, 2]',
      'Not kept for the next program:\n  f: a lambda is not carried: write it as a def',
    ].join('\n'),
  ],
  [
    'a note of the checks',
    {
      stdout: 'a',
      findings: [{ code: 'unchecked', severity: 'note', place: null, message: 'Not checked.' }],
    },
    'Output:\na\nNote: Not checked.',
  ],
];
