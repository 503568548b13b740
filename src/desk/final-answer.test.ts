import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Schema } from '../sdk/index.ts';
import type { Value } from '../value/index.ts';
import { answerSchema, open, refused } from './desk.cases.ts';

const never = (): Promise<never> => new Promise(() => {});

describe('final_answer', () => {
  const answer = (value: Value) => ({ answer: value });

  test('is accepted once; the value is the answer', async () => {
    const { ask, desk } = open();
    expect(desk.accepted).toBeNull();
    expect(await ask(answer('first'), 'final_answer')).toEqual({ status: 'done', output: null });
    expect(desk.accepted).toEqual({ value: 'first' });
    expect(await ask(answer('second'), 'final_answer')).toEqual(
      refused('Denied', 'The run has its answer already.'),
    );
    expect(await ask()).toEqual(refused('Denied', 'The run has its answer already.'));
    expect(desk.accepted).toEqual({ value: 'first' });
    expect(desk.calls.map(({ status }) => status)).toEqual(['done', 'refused', 'refused']);
  });

  test('is refused without secrets', async () => {
    const { ask } = open({}, { answerSchema: z.string().refine(() => false, 'key k-1'), secrets: ['k-1'] });
    const reply = await ask(answer('a'), 'final_answer');
    expect(reply).toHaveProperty('error.message', '`answer`: key [redacted] (got "a" (str))');
  });

  test('must have one argument of that name', async () => {
    const { ask, desk } = open();
    const message = 'Expected `final_answer` to get one argument, `answer`.';
    expect(await ask({}, 'final_answer')).toEqual(refused('InvalidInput', message));
    expect(await ask({ answer: 1, more: 2 }, 'final_answer')).toEqual(refused('InvalidInput', message));
    expect(await ask(['answer'], 'final_answer')).toEqual(refused('InvalidInput', message));
    expect(desk.accepted).toBeNull();
  });

  test.each([
    [1, 'an int'],
    [2n ** 70n, 'an int'],
    [2.5, 'a float'],
    [true, 'a bool'],
    [null, 'None'],
    [['a'], 'a list'],
  ])('is text or a dict where the run has no schema, not %s', async (value, type) => {
    const { ask, desk } = open();
    const message = `Expected the answer to be a str or a dict, got ${type}.`;
    expect(await ask(answer(value), 'final_answer')).toEqual(refused('InvalidInput', message));
    expect(await ask(answer({ a: value }), 'final_answer')).toEqual({ status: 'done', output: null });
    expect(desk.accepted).toEqual({ value: { a: value } });
  });

  test('may be None where the schema says so', async () => {
    const { ask, desk } = open({}, { answerSchema: z.null() });
    await ask(answer(null), 'final_answer');
    expect(desk.accepted).toEqual({ value: null });
  });

  test('is what the answer schema made of it; a mismatch may be tried again', async () => {
    const { ask, desk } = open({}, { answerSchema });
    expect(await ask(answer({ total: 'x' }), 'final_answer')).toMatchObject({
      status: 'refused',
      error: { type: 'InvalidInput' },
    });
    expect(await ask(answer({ total: 3, noise: 1 }), 'final_answer')).toEqual({
      status: 'done',
      output: null,
    });
    expect(desk.accepted).toEqual({ value: { total: 3 } });
  });

  test('is accepted once, also when two are validated at the same time', async () => {
    const slow: Schema = z.any().refine(async () => await Promise.resolve(true));
    const { ask, desk } = open({}, { answerSchema: slow });
    const replies = await Promise.all([ask(answer(1), 'final_answer'), ask(answer(2), 'final_answer')]);
    expect(replies.map(({ status }) => status)).toEqual(['done', 'refused']);
    expect(desk.accepted).toEqual({ value: 1 });
  });

  test('aborts what is in flight, which is logged as unknown', async () => {
    let signal: AbortSignal | undefined;
    const { ask, desk } = open({
      execute: (_, options) => {
        signal = options.signal;
        return never();
      },
    });
    void ask();
    await vi.waitFor(() => expect(signal).toBeDefined());
    await ask(answer('done'), 'final_answer');
    expect(signal?.aborted).toBe(true);
    expect(desk.calls.map(({ status }) => status)).toEqual(['unknown', 'done']);
  });

  test('is possible after all calls were used up, but not without end', async () => {
    const { ask } = open({}, { limits: { calls: 1 }, answerSchema });
    await ask();
    expect(await ask()).toMatchObject({ error: { type: 'LimitReached' } });
    expect(await ask(answer(1), 'final_answer')).toMatchObject({ error: { type: 'InvalidInput' } });
    expect(await ask(answer(1), 'final_answer')).toEqual(
      refused('LimitReached', 'The program tried to answer too often.'),
    );
  });
});
