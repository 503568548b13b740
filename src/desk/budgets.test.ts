import { describe, expect, test, vi } from 'vitest';
import { open, refused } from './desk.cases.ts';

describe('the budgets', () => {
  test('refuse a call past the limit without logging or validating it', async () => {
    const execute = vi.fn(() => 'ok');
    const { ask, desk } = open({ execute }, { limits: { calls: 2 } });
    await ask();
    await ask({ x: 5 });
    const message = 'The program may make 2 calls (`limits.calls`) and has made them.';
    expect(await ask()).toEqual(refused('LimitReached', message));
    expect(await ask({}, 'nothing')).toEqual(refused('LimitReached', message));
    expect(execute).toHaveBeenCalledOnce();
    expect(desk.calls).toHaveLength(2);
  });

  test('refuse calls once inputs and results have held too much, but for the first answer', async () => {
    const { ask, desk } = open({ effect: 'pure' }, { limits: { memoryBytes: 1_000 } });
    expect(await ask({ x: 'a'.repeat(400) })).toMatchObject({ status: 'done' });
    expect(await ask({ x: 'b'.repeat(200) })).toEqual(
      refused(
        'LimitReached',
        'The calls of the program have held 1000 bytes in all (`limits.memoryBytes`): send and ask for less.',
      ),
    );
    expect(await ask({})).toMatchObject({ status: 'refused', error: { type: 'LimitReached' } });
    expect(desk.calls).toHaveLength(1);
    expect(await ask({ answer: 5 }, 'final_answer')).toMatchObject({ error: { type: 'InvalidInput' } });
    expect(await ask({ answer: 6 }, 'final_answer')).toMatchObject({ error: { type: 'LimitReached' } });
  });

  test('let calls beyond the concurrent ones wait, in their order', async () => {
    const gates: PromiseWithResolvers<string>[] = [];
    const started: string[] = [];
    const { ask } = open(
      {
        execute: ({ x }) => {
          started.push(x);
          const gate = Promise.withResolvers<string>();
          gates.push(gate);
          return gate.promise;
        },
      },
      { limits: { concurrentCalls: 2 } },
    );
    const replies = ['a', 'b', 'c', 'd'].map((x) => ask({ x }));
    await vi.waitFor(() => expect(started).toEqual(['a', 'b']));
    gates[1]?.resolve('B');
    await vi.waitFor(() => expect(started).toEqual(['a', 'b', 'c']));
    gates[0]?.resolve('A');
    await vi.waitFor(() => expect(started).toEqual(['a', 'b', 'c', 'd']));
    for (const gate of gates) gate.resolve('late');
    expect((await Promise.all(replies)).map((reply) => reply.status)).toEqual(Array(4).fill('done'));
  });

  test('let go of who is given up while waiting, and keep its place free for the next', async () => {
    const gate = Promise.withResolvers<string>();
    const { desk } = open({ execute: () => gate.promise }, { limits: { concurrentCalls: 1 } });
    const call = (seq: number) => ({ seq, name: 'f', input: {}, position: `0:${seq}`, line: null });
    const [stay, go] = [new AbortController(), new AbortController()];
    const first = desk.answer(call(0), stay.signal);
    const second = desk.answer(call(1), go.signal);
    const third = desk.answer(call(2), stay.signal);
    await vi.waitFor(() => expect(desk.calls[0]?.attempts).toBe(1));
    go.abort();
    expect(await second).toEqual(refused('Denied', 'The call was given up before its turn.'));
    gate.resolve('ok');
    expect(await Promise.all([first, third])).toEqual(Array(2).fill({ status: 'done', output: 'ok' }));
    expect(desk.calls.map(({ status }) => status)).toEqual(['done', 'refused', 'done']);
  });
});
