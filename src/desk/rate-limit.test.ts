import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ApprovalDecision } from './approve.ts';
import { open, refused } from './desk.cases.ts';
import { openStore } from './store.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const write = { effect: 'write', approval: 'never' } as const;
const hourly = { max: 1, perMs: 3_600_000, by: ({ x }: { x: string }) => x };
const limited = (seconds: number) => ({
  status: 'refused',
  error: {
    type: 'RateLimited',
    message: `sdk.f may be called 1 time in 3600 s for the same subject; again in ${seconds} s.`,
    retryAfterSeconds: seconds,
  },
});
const done = { status: 'done' };

describe('a rate limit', () => {
  test('refuses a call of the same subject within its time, and tells when to come again', async () => {
    const execute = vi.fn(() => 'sent');
    const { ask, desk } = open({ ...write, rateLimit: hourly, execute });
    expect(await ask({ x: 'u1' })).toMatchObject(done);
    vi.advanceTimersByTime(1_500);
    expect(await ask({ x: 'u1' })).toEqual(limited(3_599));
    expect(await ask({ x: 'u2' })).toMatchObject(done);
    vi.advanceTimersByTime(3_600_000 - 1_500);
    expect(await ask({ x: 'u1' })).toMatchObject(done);
    expect(execute).toHaveBeenCalledTimes(3);
    expect(desk.calls.map(({ status }) => status)).toEqual(['done', 'refused', 'done', 'done']);
  });

  test('without a subject counts all calls, in a window that slides', async () => {
    const { ask } = open({ ...write, rateLimit: { max: 2, perMs: 10_000 } });
    await ask({ x: 'a' });
    vi.advanceTimersByTime(4_000);
    await ask({ x: 'b' });
    const message = 'sdk.f may be called 2 times in 10 s; again in 6 s.';
    expect(await ask({ x: 'c' })).toMatchObject({ error: { message, retryAfterSeconds: 6 } });
    vi.advanceTimersByTime(6_000);
    expect(await ask({ x: 'c' })).toMatchObject(done);
    expect(await ask({ x: 'd' })).toMatchObject({ error: { retryAfterSeconds: 4 } });
  });

  test('may count by the context', async () => {
    const by = (_: unknown, context: unknown) => (context as { user: string }).user;
    const { ask } = open({ ...write, rateLimit: { ...hourly, by } });
    await ask({ x: 'a' });
    expect(await ask({ x: 'b' })).toEqual(limited(3_600));
  });

  test('holds for all programs and runs with the same store', async () => {
    const store = openStore();
    const definition = { ...write, rateLimit: hourly };
    await open(definition, { store }).ask();
    expect(await open(definition, { store: store.newRun() }).ask()).toEqual(limited(3_600));
    expect(await open(definition, { store: openStore() }).ask()).toMatchObject(done);
  });

  test('that is reached is told before anybody is asked for an approval', async () => {
    const approve = vi.fn(() => ({ decision: 'approve' }) as const);
    const { ask } = open({ effect: 'write', rateLimit: hourly }, { approve });
    await ask();
    expect(await ask()).toEqual(limited(3_600));
    expect(approve).toHaveBeenCalledOnce();
  });

  test('takes nothing for a call that is denied', async () => {
    const decisions: ApprovalDecision[] = [{ decision: 'deny', reason: 'No.' }, { decision: 'approve' }];
    const approve = () => decisions.shift() ?? { decision: 'approve' };
    const { ask } = open({ effect: 'write', rateLimit: hourly }, { approve });
    expect(await ask()).toEqual(refused('Denied', 'No.'));
    expect(await ask()).toMatchObject(done);
  });

  test('is not passed by calls that wait for their approval together', async () => {
    const gate = Promise.withResolvers<ApprovalDecision>();
    const { ask } = open({ effect: 'write', rateLimit: hourly }, { approve: () => gate.promise });
    const replies = [ask(), ask()];
    gate.resolve({ decision: 'approve' });
    expect(await Promise.all(replies)).toMatchObject([done, limited(3_600)]);
  });

  test('counts an edited call for whom it was edited to', async () => {
    const approve = () => ({ decision: 'edit', input: { x: 'u2' } }) as const;
    const { ask } = open({ effect: 'write', rateLimit: hourly }, { approve });
    expect(await ask({ x: 'u1' })).toMatchObject(done);
    expect(await ask({ x: 'u1' })).toEqual(limited(3_600));
  });

  test('counts no call that a cache answers', async () => {
    const { ask } = open({ effect: 'read', rateLimit: hourly });
    expect([await ask(), await ask()]).toMatchObject([done, done]);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['gives no text', () => 5 as never],
  ])('whose subject %s lets nothing through', async (_, by) => {
    const { ask } = open({ ...write, rateLimit: { ...hourly, by } });
    expect(await ask()).toEqual(refused('Denied', 'The rate limit of sdk.f could not be read.'));
  });
});
