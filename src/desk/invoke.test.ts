import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ExecuteOptions } from '../sdk/index.ts';
import { failed, open } from './desk.cases.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const boom = (message = 'boom'): never => {
  throw new Error(message);
};
const approve = () => ({ decision: 'approve' as const });

const key = (): string => 'key';

/** Runs the timers until the reply is there. */
async function settled<T>(reply: Promise<T>, ms = 1_000): Promise<T> {
  await vi.advanceTimersByTimeAsync(ms);
  return await reply;
}

describe('a function', () => {
  test('gets its input, a signal, a key of the call and the context', async () => {
    const execute = vi.fn((_: unknown, __: ExecuteOptions) => 'ok');
    const { ask } = open({ execute });
    await ask({});
    const [input, options] = execute.mock.calls[0] ?? [];
    expect(input).toEqual({ x: 'x' });
    expect(options).toMatchObject({ idempotencyKey: 'run-1:0:0', context: { user: 'u1' } });
    expect(options?.signal.aborted).toBe(false);
  });

  test('that asks for a model without one fails and may say so', async () => {
    const { ask } = open({
      effect: 'read',
      retries: 0,
      execute: (_, { generate }) => generate({ prompt: 'p' }),
    });
    expect(await ask()).toEqual(failed('CallFailed', 'no model'));
  });

  test('that takes too long fails, and its signal is aborted', async () => {
    let signal: AbortSignal | undefined;
    const { ask, desk } = open({
      timeoutMs: 200,
      retries: 3,
      execute: (_, options) => {
        signal = options.signal;
        return new Promise(() => {});
      },
    });
    expect(await settled(ask())).toEqual(failed('CallTimeout', 'sdk.f took longer than 200 ms.'));
    expect(signal?.reason).toMatchObject({ name: 'TimeoutError' });
    expect(desk.calls).toMatchObject([{ status: 'failed', attempts: 1 }]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a function that throws', () => {
  test.each([
    ['read', {}, 2],
    ['pure', {}, 2],
    ['read with retries', { retries: 3 }, 4],
    ['read without', { retries: 0 }, 1],
    ['write', { effect: 'write' as const }, 1],
    ['write with a key', { effect: 'write' as const, retries: 2, idempotencyKey: key }, 3],
    ['write with a key alone', { effect: 'write' as const, idempotencyKey: key }, 1],
  ])('is tried again as its effect allows: %s', async (effect, over, attempts) => {
    const execute = vi.fn((_: unknown, options: ExecuteOptions): string => boom(options.idempotencyKey));
    const base = { effect: effect === 'pure' ? ('pure' as const) : ('read' as const), execute };
    const { ask, desk } = open({ ...base, ...over }, { approve });
    expect(await settled(ask(), 5_000)).toMatchObject({ status: 'failed', error: { type: 'CallFailed' } });
    expect(execute).toHaveBeenCalledTimes(attempts);
    expect(desk.calls).toMatchObject([{ attempts }]);
    expect(new Set(execute.mock.calls.map(([, { idempotencyKey }]) => idempotencyKey)).size).toBe(1);
  });

  test('and then does not is done', async () => {
    const execute = vi.fn(() => 'second').mockImplementationOnce(() => boom());
    const { ask, desk } = open({ execute });
    expect(await settled(ask())).toEqual({ status: 'done', output: 'second' });
    expect(desk.calls).toMatchObject([{ status: 'done', attempts: 2 }]);
  });

  test('is not tried again after the program ended', async () => {
    const execute = vi.fn(() => boom());
    const { ask, desk } = open({ execute, retries: 5 });
    const reply = ask();
    await vi.advanceTimersByTimeAsync(0);
    desk.close();
    await settled(reply);
    expect(execute).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('tells its message and nothing else', async () => {
    const error = Object.assign(new Error('The shop is closed.', { cause: new Error('inner') }), {
      query: 'SELECT secret',
    });
    const { ask } = open({ retries: 0, execute: () => Promise.reject(error) });
    expect(await ask()).toEqual(failed('CallFailed', 'The shop is closed.'));
  });

  test('tells no secret, not even the half of one at the cut', async () => {
    const { ask } = open(
      { retries: 0, execute: () => boom(`${'x'.repeat(4_085)}hunter22 and so on`) },
      { secrets: ['hunter22', 'hunter'] },
    );
    expect(await ask()).toEqual(failed('CallFailed', `${'x'.repeat(4_085)}[red… (cut)`));
  });

  test.each([
    ['a string', 'plain', 'plain'],
    ['nothing', undefined, 'The function failed without a message.'],
    ['an object', { message: 'not an error' }, 'The function failed without a message.'],
    ['an error without text', new Error(''), 'The function failed without a message.'],
    [
      'an error whose message throws',
      Object.defineProperty(new Error('x'), 'message', { get: () => boom() }),
      'The function failed without a message.',
    ],
    [
      'an error whose message is no text',
      Object.assign(new Error('x'), { message: 5 }),
      'The function failed without a message.',
    ],
  ])('may throw %s', async (_, thrown, message) => {
    const execute = () => {
      throw thrown;
    };
    const { ask } = open({ retries: 0, execute });
    expect(await ask()).toEqual(failed('CallFailed', message));
  });

  test('in its key fails as well', async () => {
    const execute = vi.fn(() => 'ok');
    const { ask } = open({ effect: 'write', idempotencyKey: () => boom('no key'), execute }, { approve });
    expect(await ask()).toEqual(failed('CallFailed', 'no key'));
    expect(execute).not.toHaveBeenCalled();
  });
});
