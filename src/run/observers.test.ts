import { describe, expect, test, vi } from 'vitest';
import { completed, type Play } from '../../test/support/fake-sandbox.ts';
import { call, run } from './played-runs.cases.ts';

describe('observers', () => {
  test('are told of text and of each status of a call', async () => {
    const texts: unknown[] = [];
    const statuses: string[] = [];
    await run(
      async (program) => {
        program.onText({ stream: 'stdout', offset: 0, text: 'a', line: 1 });
        await call(program, ['double', { x: 1 }]);
        return completed;
      },
      { onText: (text) => texts.push(text), onCall: ({ status }) => statuses.push(status) },
    );
    expect(texts).toEqual([{ stream: 'stdout', text: 'a' }]);
    expect(statuses).toEqual(['pending', 'done']);
  });

  test('that throw or reject break nothing', async () => {
    const throws = (): never => {
      throw new Error('broken observer');
    };
    const play: Play = async (program) => {
      program.onText({ stream: 'stdout', offset: 0, text: 'a', line: 1 });
      expect(await call(program, ['double', { x: 1 }])).toEqual({ status: 'done', output: 2 });
      return completed;
    };
    const rejects = (() => Promise.reject(new Error('broken observer'))) as () => void;
    for (const observer of [throws, rejects])
      expect(await run(play, { onText: observer, onCall: observer })).toMatchObject({ status: 'completed' });
    await new Promise(setImmediate); // an unhandled rejection would end the test run here
  });

  test('are not told of what a stopped program still prints', async () => {
    const onText = vi.fn();
    let late: (() => void) | undefined;
    const outcome = await run(
      (program) => {
        late = () => program.onText({ stream: 'stdout', offset: 0, text: 'late', line: null });
        return completed;
      },
      { onText },
    );
    late?.();
    expect(onText).not.toHaveBeenCalled();
    expect(outcome.stdout).toBe('');
  });
});
