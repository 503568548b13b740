import { expect, test } from 'vitest';
import type { RunOutcome } from '../../agent/index.ts';
import { demoModel } from './demo.ts';
import { runExitCode } from './run-exit-code.ts';
import { runJson } from './run-json.ts';

const usage = {
  inputTokens: 3,
  cachedInputTokens: 2,
  cacheWriteInputTokens: 0,
  outputTokens: 1,
  generated: 0,
};
const base = {
  ...{ runId: 'r', steps: [], messages: [], stdout: '', stderr: '', calls: [], usage, durationMs: 5 },
} as const;
const answered: RunOutcome = { ...base, status: 'answered', answeredBy: 'text', answer: 'a', returncode: 0 };

test('the JSON line has the names that scripts rely on, and no others', () => {
  const step = { text: 'words', usage, durationMs: 1 };
  expect(JSON.parse(runJson({ ...answered, steps: [step], answer: { n: 1 } }))).toEqual({
    ...{ runId: 'r', status: 'answered', answer: { n: 1 }, answeredBy: 'text', steps: [{ text: 'words' }] },
    usage: { inputTokens: 3, outputTokens: 1, cachedTokens: 2 },
    durationMs: 5,
  });
  const stopped = { ...base, status: 'stopped', reason: 'steps', message: 'm', returncode: -1 } as const;
  expect(JSON.parse(runJson(stopped))).toMatchObject({ status: 'stopped', reason: 'steps' });
  const error = { reason: 'auth', message: 'No key.' } as const;
  expect(JSON.parse(runJson({ ...base, status: 'failed', error, returncode: 1 }))).toMatchObject({ error });
});

test.each([
  ['steps', 1],
  ['tokens', 1],
  ['cost', 1],
  ['time', 124],
  ['aborted', 130],
] as const)('a run stopped for %s exits with %d', (reason, code) => {
  expect(runExitCode({ ...base, status: 'stopped', reason, message: '', returncode: -1 })).toBe(code);
});

test('a run that failed exits with 1, an answered one with 0', () => {
  const error = { reason: 'auth', message: '' } as const;
  expect(runExitCode({ ...base, status: 'failed', error, returncode: 1 })).toBe(1);
  expect(runExitCode(answered)).toBe(0);
});

test.each(['Something else.', 'toString', '__proto__'])(
  'the demo refuses %j and lists what it knows',
  (task) => {
    expect(() => demoModel(task)).toThrow(
      /^There is no model: name one \(--model [\s\S]* the demo has replies for these tasks:\n {2}pungi run "What is 1234 \* 5678\?"\n/,
    );
  },
);
