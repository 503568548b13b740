import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Value } from '../value/index.ts';
import { failed, open, refused } from './desk.cases.ts';

const never = (): Promise<never> => new Promise(() => {});

describe('a call', () => {
  test('is validated, made and logged', async () => {
    const { ask, desk, seen } = open();
    expect(await ask({ x: 'a' })).toEqual({ status: 'done', output: 'A' });
    expect(desk.calls).toEqual([
      {
        name: 'f',
        input: { x: 'a' },
        position: '0:0',
        line: 1,
        status: 'done',
        output: 'A',
        attempts: 1,
        cached: false,
        times: { queued: expect.any(Number), invoked: expect.any(Number), ended: expect.any(Number) },
      },
    ]);
    expect(seen.map(({ status }) => status)).toEqual(['pending', 'done']);
  });

  test.each([
    ['a function', { execute: () => Promise.reject(new Error('key k-1')) }, {}],
    ['an input schema', { input: z.object({ x: z.string().refine(() => false, 'key k-1') }) }, {}],
    ['an output schema', { output: z.string().refine(() => false, 'key k-1') }, {}],
    ['a result', { output: z.any(), execute: () => ({ 'key k-1': new Date(0) }) as never }, {}],
    ['an approver', { effect: 'write' }, { approve: () => ({ decision: 'deny', reason: 'key k-1' }) }],
  ] as const)('tells no secret that stands in the words of %s', async (_, over, options) => {
    const { ask, desk } = open(over as object, { ...(options as object), secrets: ['k-1'] });
    expect(await ask()).toHaveProperty('error.message', expect.stringContaining('key [redacted]'));
    expect(JSON.stringify(desk.calls)).not.toContain('k-1');
  });

  test('is answered, and logged to its end, where the host itself fails', async () => {
    const { ask, desk } = open({}, { store: {} as never });
    expect(await ask()).toEqual(failed('CallFailed', 'The host could not answer.'));
    expect(desk.calls).toMatchObject([{ status: 'failed' }]);
  });

  test('that came already is not made again: the same seq gets the same reply', async () => {
    const execute = vi.fn(() => 'once');
    const { desk } = open({ execute });
    const call = { seq: 0, name: 'f', input: {}, position: '0:0', line: null };
    const { signal } = new AbortController();
    const replies = await Promise.all([desk.answer(call, signal), desk.answer(call, signal)]);
    expect(replies).toEqual(Array(2).fill({ status: 'done', output: 'once' }));
    expect(execute).toHaveBeenCalledOnce();
    expect(desk.calls).toHaveLength(1);
  });

  test('of no function is refused, also where an object has such a property', async () => {
    const { ask } = open();
    expect(await ask({}, 'g')).toEqual(refused('InvalidInput', 'There is no sdk.g.'));
    expect(await ask({}, 'toString')).toEqual(refused('InvalidInput', 'There is no sdk.toString.'));
    expect(await ask({}, '__proto__')).toEqual(refused('InvalidInput', 'There is no sdk.__proto__.'));
  });

  test('with an input its schema refuses is refused and never made', async () => {
    const execute = vi.fn(() => '');
    const { ask, desk } = open({ execute });
    expect(await ask({ x: 5 })).toMatchObject({ status: 'refused', error: { type: 'InvalidInput' } });
    expect(execute).not.toHaveBeenCalled();
    expect(desk.calls).toMatchObject([{ status: 'refused', attempts: 0, input: { x: 5 } }]);
  });

  test('with a problem found by the wire is logged and answered with it', async () => {
    const { desk } = open();
    const call = {
      seq: 0,
      name: 'f',
      input: {},
      position: '?:0',
      line: null,
      problem: 'Expected a position.',
    };
    expect(await desk.answer(call, new AbortController().signal)).toEqual(
      refused('InvalidInput', 'Expected a position.'),
    );
    expect(desk.calls).toMatchObject([{ name: 'f', status: 'refused' }]);
  });

  test('leaves the log as it was when the host changes what it was given or gave', async () => {
    const kept: { [key: string]: Value } = { n: 1 };
    const { ask, desk } = open({
      output: z.any() as never,
      execute: (input) => {
        (input as { x: string }).x = 'changed';
        return kept as never;
      },
    });
    await ask({ x: 'a' });
    kept['n'] = 2;
    expect(desk.calls).toMatchObject([{ input: { x: 'a' }, output: { n: 1 } }]);
  });
});

describe('a result', () => {
  test('that its schema refuses fails without telling what it held', async () => {
    const { ask } = open({ execute: () => 5 as never });
    const reply = await ask();
    expect(reply).toMatchObject({ status: 'failed', error: { type: 'CallFailed' } });
    expect(JSON.stringify(reply)).toContain('The function returned what its own schema refuses.');
    expect(JSON.stringify(reply)).not.toContain('5');
  });

  test.each([
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a function', () => 1],
  ])('that is %s fails and says so', async (_, value) => {
    const { ask } = open({ output: z.any() as never, execute: () => value as never });
    expect(await ask()).toMatchObject({
      status: 'failed',
      error: {
        type: 'CallFailed',
        message: expect.stringContaining('The function returned what cannot cross.'),
      },
    });
  });

  test('that is larger than a frame fails', async () => {
    const { ask } = open({ execute: () => 'x'.repeat(200) }, { limits: { frameBytes: 100 } });
    expect(await ask()).toEqual(
      failed(
        'CallFailed',
        'The function returned what cannot cross. Expected `output` to take at most 100 bytes, got more.',
      ),
    );
  });

  test('a large integer stays one', async () => {
    const { ask } = open({ output: z.any() as never, execute: () => (10n ** 20n) as never });
    expect(await ask()).toEqual({ status: 'done', output: 10n ** 20n });
  });
});

describe('the end of the program', () => {
  test('makes invoked calls unknown and the others refused, and drops late results', async () => {
    const late = Promise.withResolvers<string>();
    const { ask, desk, seen } = open({ execute: () => late.promise }, { limits: { concurrentCalls: 1 } });
    const replies = [ask(), ask()];
    await vi.waitFor(() => expect(desk.calls[0]?.attempts).toBe(1));
    desk.close();
    late.resolve('late');
    await Promise.all(replies);
    expect(desk.calls.map(({ status, output, error }) => [status, output, error])).toEqual([
      ['unknown', undefined, undefined],
      ['refused', undefined, { type: 'Denied', message: 'The program ended.' }],
    ]);
    expect(seen.map(({ status }) => status)).toEqual(['pending', 'pending', 'unknown', 'refused']);
  });

  test('refuses what comes after it', async () => {
    const { ask, desk } = open();
    desk.close();
    expect(await ask()).toEqual(refused('Denied', 'The program ended.'));
    expect(await ask({ answer: 1 }, 'final_answer')).toEqual(refused('Denied', 'The program ended.'));
    expect(desk.accepted).toBeNull();
  });

  test('survives a function that rejects after nobody waits for it', async () => {
    const late = Promise.withResolvers<string>();
    const { ask, desk } = open({ execute: () => late.promise });
    const reply = ask();
    await vi.waitFor(() => expect(desk.calls[0]?.attempts).toBe(1));
    desk.close();
    late.reject(new Error('too late'));
    expect(await reply).toMatchObject({ status: 'failed' });
    await new Promise(setImmediate); // an unhandled rejection would end the test run here
    expect(desk.calls).toMatchObject([{ status: 'unknown' }]);
  });
});

test('a call that the program gives up is unknown once it was invoked', async () => {
  const { ask, desk, giveUp } = open({ execute: never });
  const reply = ask();
  await vi.waitFor(() => expect(desk.calls[0]?.attempts).toBe(1));
  giveUp.abort();
  await reply;
  expect(desk.calls).toMatchObject([{ status: 'unknown' }]);
});
