import { expect, test } from 'vitest';
import type { RunEvent } from '../../agent/index.ts';
import type { Call } from '../../value/index.ts';
import { plainScreen } from '../output/screen.ts';
import { showProgress } from './progress.ts';

const call: Call = {
  ...{ name: 'send', input: { to: 'u1' }, position: '0:0', line: 2, status: 'pending', attempts: 0 },
  ...{ cached: false, times: { queued: 10 } },
};
const done: Call = { ...call, status: 'done', times: { queued: 10, ended: 15 } };
const refused: Call = { ...done, status: 'refused', error: { type: 'Denied', message: 'No.' } };
const usage = { inputTokens: 0, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 0 };
const step = { text: '', usage, durationMs: 1 };

/** An event without what every event has. */
type Short = RunEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, 'runId' | 'step'>
    : never
  : never;

function shown(...events: readonly Short[]): string {
  let text = '';
  const show = showProgress(
    plainScreen((piece) => {
      text += piece;
    }),
  );
  for (const event of events) show({ runId: 'r', step: 1, ...event } as RunEvent);
  return text;
}

const checked = { type: 'check-end', rejected: false, findings: [], functions: [] } as const;

test('a program stands there with what it may call, before any of its calls', () => {
  expect(
    shown(
      { type: 'check-start', program: 'x = 1\n\nsend(x)\n' },
      { ...checked, functions: [{ name: 'send', effect: 'write' }] },
      { type: 'call-start', call },
      { type: 'call-end', call: done },
    ),
  ).toBe(
    'Step 1\n  | x = 1\n\n  | send(x)\nIt may call: send (write).\n→ send {"to":"u1"} (line 2)\n← send: done, 5 ms\n',
  );
});

test('a program that calls nothing says so', () => {
  expect(shown({ type: 'check-start', program: '1' }, checked)).toBe(
    'Step 1\n  | 1\nIt calls no function.\n',
  );
});

test('calls tell how they ended; final_answer is no call to show', () => {
  expect(
    shown(
      { type: 'call-end', call: refused },
      { type: 'call-end', call: { ...done, cached: true } },
      { type: 'call-start', call: { ...call, name: 'final_answer' } },
      { type: 'call-end', call: { ...done, name: 'final_answer' } },
      { type: 'call-start', call: { ...call, input: 'x'.repeat(300), line: null } },
    ),
  ).toBe(`← send: refused: Denied: No.\n← send: done, from the cache\nStep 1\n→ send "${'x'.repeat(199)}…\n`);
});

test('text is passed on as it comes, and a line of ours never stands behind half of it', () => {
  expect(
    shown(
      { type: 'text', from: 'stdout', text: 'half\u001b[2J' },
      { type: 'text', from: 'model', text: 'not shown' },
      { type: 'call-end', call: done },
      { type: 'text', from: 'stderr', text: 'whole\n' },
      { type: 'call-end', call: done },
    ),
  ).toBe('half\\x1b[2J\n← send: done, 5 ms\nwhole\n← send: done, 5 ms\n');
});

test('what went wrong is said', () => {
  const place = { line: 1, column: 1, width: 1 };
  const findings = [{ code: 'undefined-name', severity: 'error', place, message: 'No.' }] as const;
  const error = { type: 'E', message: 'm', traceback: 'Traceback\nE: m\n', line: 1 };
  expect(shown({ type: 'check-start', program: 'x' }, { ...checked, rejected: true, findings })).toContain(
    'did not run: 1 problem.\nLine 1: No.',
  );
  const failed = { status: 'failed', error } as never;
  expect(shown({ type: 'step-end', taken: { ...step, program: 'x', outcome: failed } })).toBe(
    'Step 1\nTraceback\nE: m\n',
  );
  const stopped = { status: 'stopped' } as never;
  expect(shown({ type: 'step-end', taken: { ...step, program: 'x', outcome: stopped } })).toBe(
    'Step 1\nThe program was stopped.\n',
  );
  const late = {
    ...step,
    program: 'x',
    outcome: { status: 'stopped', message: 'It took too long.' } as never,
  };
  expect(shown({ type: 'step-end', taken: late })).toBe('Step 1\nIt took too long.\n');
  expect(shown({ type: 'step-end', taken: { ...step, observation: 'Error: empty.' } })).toBe(
    'Step 1\nError: empty.\n',
  );
  const retry = { attempt: 1, delayMs: 1_500, reason: 'unavailable', message: 'Overloaded.' } as const;
  expect(shown({ type: 'model-retry', ...retry })).toBe('The model is asked again in 2 s: Overloaded.\n');
});
