import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Play } from '../../test/support/fake-sandbox.ts';
import type { ApprovalDecision } from '../desk/index.ts';
import { around, call, run, untilAborted } from './played-runs.cases.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a program is stopped', () => {
  test('by its wall time, which begins with the program', async () => {
    const outcome = run(untilAborted, { limits: { wallMs: 1_000 } });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await outcome).toMatchObject({
      status: 'stopped',
      reason: 'wall',
      message: 'The program used up its 1000 ms of wall time.',
      stderr: 'Execution timed out',
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('by its caller', async () => {
    const abort = new AbortController();
    const outcome = run(untilAborted, { signal: abort.signal });
    await vi.advanceTimersByTimeAsync(0);
    abort.abort();
    expect(await outcome).toMatchObject({ status: 'stopped', reason: 'aborted', stderr: '' });
    expect(
      await run(
        (program) => {
          expect(program.signal.aborted).toBe(true);
          return { status: 'stopped', reason: 'aborted', message: '', ...around };
        },
        { signal: AbortSignal.abort() },
      ),
    ).toMatchObject({ reason: 'aborted' });
  });

  test('by the first cause', async () => {
    const abort = new AbortController();
    const late: Play = async (program) => {
      const end = await untilAborted(program);
      abort.abort();
      return end;
    };
    const outcome = run(late, { signal: abort.signal, limits: { wallMs: 10 } });
    await vi.advanceTimersByTimeAsync(10);
    expect(await outcome).toMatchObject({ reason: 'wall' });
  });

  test('not by the time that somebody takes to approve', async () => {
    const decision = Promise.withResolvers<ApprovalDecision>();
    const play: Play = async (program) => {
      await call(program, ['send', {}]);
      return await untilAborted(program);
    };
    const outcome = run(play, { limits: { wallMs: 1_000 }, approve: () => decision.promise });
    await vi.advanceTimersByTimeAsync(400_000);
    decision.resolve({ decision: 'approve' });
    await vi.advanceTimersByTimeAsync(999);
    const waiting = Promise.race([outcome, Promise.resolve('still running')]);
    expect(await waiting).toBe('still running');
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toMatchObject({ reason: 'wall', calls: [{ name: 'send', status: 'done' }] });
  });
});
