import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ApprovalDecision, Approve } from './approve.ts';
import { open, refused } from './desk.cases.ts';

const write = (execute = vi.fn(({ x }: { x: string }) => x)) => ({ effect: 'write' as const, execute });
const says =
  (decision: unknown): Approve =>
  () =>
    decision as ApprovalDecision;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an approval', () => {
  test('is asked for a write, with a copy of what the program passed', async () => {
    const approve = vi.fn<Approve>((request) => {
      (request.input as { x: string }).x = 'changed';
      return { decision: 'approve' };
    });
    const { ask, desk, approving } = open(write(), { approve });
    expect(await ask({ x: 'a' })).toEqual({ status: 'done', output: 'a' });
    expect(approve.mock.calls).toMatchObject([
      [{ name: 'f', effect: 'write', position: '0:0', context: { user: 'u1' } }, {}],
    ]);
    expect(desk.calls).toMatchObject([{ input: { x: 'a' }, times: { asked: expect.any(Number) } }]);
    expect(approving).toEqual([true, false]);
  });

  test('is not asked for reads and pure functions, nor where the definition says never', async () => {
    const approve = vi.fn<Approve>(says({ decision: 'approve' }));
    for (const over of [
      { effect: 'read' },
      { effect: 'pure' },
      { effect: 'write', approval: 'never' },
    ] as const)
      expect(await open(over, { approve }).ask()).toMatchObject({ status: 'done' });
    expect(approve).not.toHaveBeenCalled();
  });

  test('is asked when the definition decides so, by input and context', async () => {
    const approve = vi.fn<Approve>(says({ decision: 'approve' }));
    const { ask } = open({ effect: 'read', approval: ({ x }) => x === 'ask' }, { approve });
    await ask({ x: 'no' });
    expect(approve).not.toHaveBeenCalled();
    await ask({ x: 'ask' });
    expect(approve).toHaveBeenCalledOnce();
  });

  test('is asked when the definition fails to decide', async () => {
    const approval = () => {
      throw new Error('broken policy');
    };
    const { ask } = open({ effect: 'read', approval });
    expect(await ask()).toEqual(
      refused('Denied', 'sdk.f needs an approval, and this run has nobody to ask.'),
    );
  });

  test('without an approver is refused with the reason', async () => {
    const execute = vi.fn();
    const { ask } = open(write(execute));
    expect(await ask()).toEqual(
      refused('Denied', 'sdk.f needs an approval, and this run has nobody to ask.'),
    );
    expect(execute).not.toHaveBeenCalled();
  });

  test('that is denied gives the reason, without secrets', async () => {
    const approve = says({ decision: 'deny', reason: 'Not with hunter22.' });
    const { ask } = open(write(), { approve, secrets: ['hunter22'] });
    expect(await ask()).toEqual(refused('Denied', 'Not with [redacted].'));
  });

  test.each([
    ['true', true],
    ['a word', 'approve'],
    ['nothing', undefined],
    ['null', null],
    ['another decision', { decision: 'yes' }],
    ['an edit without input', { decision: 'edit' }],
  ])('that is %s is denied with a fixed text', async (_, decision) => {
    const execute = vi.fn();
    const { ask } = open(write(execute), { approve: says(decision) });
    expect(await ask()).toEqual(refused('Denied', 'The approval failed.'));
    expect(execute).not.toHaveBeenCalled();
  });

  test('denied without a reason says so', async () => {
    const { ask } = open(write(), { approve: says({ decision: 'deny' }) });
    expect(await ask()).toEqual(refused('Denied', 'Denied.'));
  });

  test('that throws is denied with a fixed text, whether at once, later or when it is read', async () => {
    const approvers: Approve[] = [
      () => {
        throw new Error('secret');
      },
      () => Promise.reject(new Error('secret')),
      says({
        get decision() {
          throw new Error('secret');
        },
      }),
    ];
    for (const approve of approvers) {
      const { ask, approving } = open(write(), { approve });
      expect(await ask()).toEqual(refused('Denied', 'The approval failed.'));
      expect(approving).toEqual([true, false]);
    }
  });

  test('that takes too long is denied, and what it says later is dropped', async () => {
    const late = Promise.withResolvers<ApprovalDecision>();
    const execute = vi.fn();
    const approve = vi.fn<Approve>(() => late.promise);
    const { ask, approving } = open(write(execute), { approve, limits: { approvalMs: 1_000 } });
    const reply = ask();
    await vi.advanceTimersByTimeAsync(999);
    const signal = approve.mock.calls[0]?.[1].signal;
    expect(signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(signal?.aborted).toBe(true);
    expect(await reply).toEqual(refused('Denied', 'Nobody approved in time.'));
    late.resolve({ decision: 'approve' });
    await vi.advanceTimersByTimeAsync(0);
    expect(execute).not.toHaveBeenCalled();
    expect(approving).toEqual([true, false]);
  });

  test('that waits when the program ends is over, and its call refused', async () => {
    const execute = vi.fn();
    const late = Promise.withResolvers<ApprovalDecision>();
    const { ask, desk } = open(write(execute), { approve: () => late.promise });
    const reply = ask();
    await vi.advanceTimersByTimeAsync(0);
    desk.close();
    late.resolve({ decision: 'approve' });
    expect(await reply).toMatchObject({ status: 'refused' });
    expect(execute).not.toHaveBeenCalled();
    expect(desk.calls).toMatchObject([{ status: 'refused', attempts: 0 }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('whose approver itself gives the program up is over at once', async () => {
    const opened = open(write(), {
      approve: () => {
        opened.giveUp.abort();
        return new Promise<never>(() => {});
      },
    });
    expect(await opened.ask()).toMatchObject({ status: 'refused', error: { type: 'Denied' } });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('an edited input', () => {
  test('is validated, used and logged, and not asked about again', async () => {
    const approve = vi.fn<Approve>(says({ decision: 'edit', input: { x: 'edited' } }));
    const { ask, desk } = open(write(), { approve });
    expect(await ask({ x: 'a' })).toEqual({ status: 'done', output: 'edited' });
    expect(approve).toHaveBeenCalledOnce();
    expect(desk.calls).toMatchObject([{ input: { x: 'edited' } }]);
  });

  test('that the schema refuses is refused', async () => {
    const execute = vi.fn();
    const { ask } = open(write(execute), { approve: says({ decision: 'edit', input: { x: 5 } }) });
    expect(await ask()).toMatchObject({ status: 'refused', error: { type: 'InvalidInput' } });
    expect(execute).not.toHaveBeenCalled();
  });

  test.each([[null], [{ x: () => 'code' }], [new Date()]])(
    'that is no plain object is denied: %s',
    async (input) => {
      const { ask } = open(write(), { approve: says({ decision: 'edit', input }) });
      expect(await ask()).toEqual(refused('Denied', 'The approval failed.'));
    },
  );
});
