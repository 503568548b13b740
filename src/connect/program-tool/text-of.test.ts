import { expect, test } from 'vitest';
import type { ProgramOutcome } from '../../run/index.ts';
import { defaultLimits } from '../../value/index.ts';
import { textOf } from './text-of.ts';

const outcome = (over: Partial<ProgramOutcome>): ProgramOutcome => ({
  ...{ status: 'completed', returncode: 0, findings: [], stdout: '', stderr: '', calls: [], artifacts: [] },
  ...{ carried: null, notCarried: [], variables: [], usage: { calls: 0, generated: 0 } },
  ...{ durationMs: 1, queuedMs: 0, ...over },
});
const error = { type: 'E', message: 'm', traceback: 'Traceback\nE: m\n', line: 1 };

test.each<[Partial<ProgramOutcome>, string]>([
  [{}, 'The program printed nothing.'],
  [{ stdout: 'a\n', stderr: 'b\n', value: 1, shown: '1' }, 'a\nb\n1'],
  [{ stdout: '  a\n', value: null, shown: 'None' }, '  a'],
  [{ answer: 'text' }, 'text'],
  [{ answer: { n: 2n ** 64n } }, '{"n":"18446744073709551616"}'],
  [{ status: 'failed', error, stdout: 'a\n' }, 'a\nError: Traceback\nE: m'],
  // What a sandbox says of a stop is for whoever runs the host, and may name its paths.
  [
    { status: 'stopped', reason: 'unavailable', message: 'No /root/.cache/x.' },
    'Error: The sandbox could not be started.',
  ],
])('%o is told as %j', (over, text) => {
  expect(textOf(outcome(over), defaultLimits)).toBe(text);
});

test('what is long keeps its head and its tail', () => {
  const text = textOf(outcome({ stdout: `head${'x'.repeat(30_000)}tail` }), defaultLimits);
  expect(text).toHaveLength(20_000);
  expect(text).toMatch(/^headx+\n… \(\d+ characters are cut\) …\nx+tail$/);
});
