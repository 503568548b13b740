import { describe, expect, test } from 'vitest';
import { completed } from '../../../test/support/fake-sandbox.ts';
import type { SandboxEnd, SandboxRun } from '../index.ts';
import { aRun } from './a-run.cases.ts';
import { openAdmission, unlessAborted } from './admission.ts';
import { unavailable } from './not-started.ts';

/** Begins and ends when its signal is aborted, as a rung does. */
function untilAborted(run: SandboxRun): Promise<SandboxEnd> {
  const end = { status: 'stopped', reason: 'aborted', message: 'The caller aborted the program.' } as const;
  run.onStart();
  return new Promise((resolve) => {
    const stop = (): void => resolve({ ...end, started: true, queuedMs: 0, artifacts: [] });
    run.signal.addEventListener('abort', stop);
  });
}

describe('an admission', () => {
  test('counts programs that wait and programs that began', async () => {
    const admission = openAdmission();
    const begin = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const counts = () => [admission.waiting, admission.running];
    const program = admission.admit(aRun(), async ({ onStart }) => {
      await begin.promise;
      onStart();
      await end.promise;
      return completed;
    });
    const seen = [counts()];
    begin.resolve();
    await begin.promise;
    seen.push(counts());
    end.resolve();
    expect(await program).toBe(completed);
    expect([...seen, counts()]).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
  });

  test('makes what was thrown the end of a program that never started', async () => {
    const thrown = unavailable('There is no Python.');
    const end = await openAdmission().admit(aRun(), () => Promise.reject(thrown));
    expect(end).toMatchObject({ status: 'stopped', reason: 'unavailable', started: false });
    expect(end).toMatchObject({ message: 'There is no Python.' });
  });

  test('settles a drain when the last program ended, and takes none from then on', async () => {
    const admission = openAdmission();
    const end = Promise.withResolvers<SandboxEnd>();
    const program = admission.admit(aRun(), () => end.promise);
    const order: string[] = [];
    const draining = admission.drain().then(() => order.push('drained'));
    const late = await admission.admit(aRun(), () => Promise.resolve(completed));
    order.push('refused');
    end.resolve(completed);
    await Promise.all([program, draining]);
    expect(order).toEqual(['refused', 'drained']);
    expect(late).toMatchObject({
      reason: 'unavailable',
      message: 'The sandbox was drained or disposed: it takes no program.',
    });
  });

  test('stops what runs when it is disposed', async () => {
    const admission = openAdmission();
    const program = admission.admit(aRun(), untilAborted);
    await admission[Symbol.asyncDispose]();
    expect(await program).toMatchObject({ status: 'stopped', reason: 'aborted', started: true });
  });

  test('calls a program that waited when it was disposed unavailable: a retry is free', async () => {
    const admission = openAdmission();
    const program = admission.admit(aRun(), async (run) => {
      const end = await untilAborted({ ...run, onStart: () => {} });
      return { ...end, started: false };
    });
    await admission[Symbol.asyncDispose]();
    expect(await program).toMatchObject({ reason: 'unavailable', started: false });
  });
});

describe('unlessAborted', () => {
  test('gives what the work gives', async () => {
    expect(await unlessAborted(Promise.resolve(1), new AbortController().signal)).toBe(1);
  });

  test('rejects with the reason, before and after', async () => {
    const work = new Promise(() => {});
    const abort = new AbortController();
    const waiting = unlessAborted(work, abort.signal);
    abort.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(unlessAborted(work, abort.signal)).rejects.toThrow('enough');
  });
});
