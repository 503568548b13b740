import { expect, test } from 'vitest';
import type { RunEvent } from '../../agent/index.ts';
import type { Screen } from '../output/screen.ts';
import { showStatus } from './live-status.ts';
import { type Counts, count, noCounts, statusText } from './status.ts';

const usage = { inputTokens: 1_200, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 4 };
const call = { name: 'send' };
const event = (fields: object): RunEvent => ({ runId: 'r', step: 2, ...fields }) as RunEvent;
const after = (...events: readonly object[]): Counts =>
  events.map(event).reduce((counts, each) => count(counts, each), noCounts);

test('counts steps, calls and tokens, and says what goes on', () => {
  const counts = after(
    { type: 'step-start' },
    { type: 'model-start' },
    { type: 'model-end', finish: 'stop', usage },
    { type: 'program-start' },
    { type: 'call-start', call },
    { type: 'call-start', call: { name: 'final_answer' } },
  );
  expect(statusText(counts, 3_999)).toBe('Step 2 · 1 call · 3 s · 1204 tokens · the program runs');
  expect(statusText(noCounts, 0)).toBe('Step 0 · 0 calls · 0 s · 0 tokens · starting');
});

test('is gone while a person is asked, until the last question is answered', () => {
  const asked = after({ type: 'approval-start' }, { type: 'approval-start' }, { type: 'approval-end' });
  expect(statusText(asked, 0)).toBeNull();
  expect(statusText(count(asked, event({ type: 'approval-end' })), 0)).toContain('Step 0');
});

test('stands on the screen until it is disposed of', () => {
  const shown: (string | null)[] = [];
  const screen: Screen = { line: () => {}, text: () => {}, status: (text) => void shown.push(text) };
  let clock = 5_000;
  {
    using status = showStatus(screen, () => clock);
    clock = 7_500;
    status.onEvent(event({ type: 'step-start' }));
    status.onEvent(event({ type: 'text', from: 'model', text: 'x' }));
  }
  expect(shown).toEqual([
    'Step 0 · 0 calls · 0 s · 0 tokens · starting',
    'Step 2 · 0 calls · 2 s · 0 tokens · starting',
    null,
  ]);
});
