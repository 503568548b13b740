import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { defineFunction, defineSdk, type Sdk } from '../sdk/index.ts';
import type { Value } from '../value/index.ts';
import { failed, type Opened, open } from './desk.cases.ts';
import { openStore } from './store.ts';

/** Counts its calls and answers with their number. */
const counting = () => {
  let made = 0;
  return vi.fn(() => String(++made));
};

async function outputs(ask: Opened['ask'], ...inputs: Value[]): Promise<unknown[]> {
  const replies = [];
  for (const input of inputs) replies.push(await ask(input));
  return replies.map((reply) => (reply.status === 'done' ? reply.output : reply.error.type));
}

describe.each(['pure', 'read'] as const)('equal calls of a %s function', (effect) => {
  test('are made once in a run, and the log tells which ones were not made', async () => {
    const { ask, desk } = open({ effect, execute: counting() });
    expect(await outputs(ask, { x: 'a' }, { x: 'b' }, { x: 'a' })).toEqual(['1', '2', '1']);
    expect(desk.calls.map(({ cached, attempts, status }) => [cached, attempts, status])).toEqual([
      [false, 1, 'done'],
      [false, 1, 'done'],
      [true, 0, 'done'],
    ]);
  });

  test('share a flight, also where it fails; the failure is not kept', async () => {
    const gate = Promise.withResolvers<string>();
    const execute = vi.fn(() => gate.promise);
    const { ask, desk } = open({ effect, retries: 0, execute });
    const replies = [ask(), ask(), ask()];
    await vi.waitFor(() => expect(desk.calls[0]?.attempts).toBe(1));
    gate.reject(new Error('down'));
    expect(await Promise.all(replies)).toEqual(Array(3).fill(failed('CallFailed', 'down')));
    expect(execute).toHaveBeenCalledOnce();
    await ask();
    expect(execute).toHaveBeenCalledTimes(2);
    expect(desk.calls.map(({ cached }) => cached)).toEqual([false, true, true, false]);
  });

  test('are equal once their defaults are filled in', async () => {
    const { ask } = open({ effect, execute: counting() });
    expect(await outputs(ask, {}, { x: 'x' })).toEqual(['1', '1']);
  });

  test('are all made where the definition keeps nothing', async () => {
    const { ask } = open({ effect, cache: false, execute: counting() });
    expect(await outputs(ask, {}, {})).toEqual(['1', '2']);
  });

  test('are made again in the next run, not in the next program of the run', async () => {
    const store = openStore();
    const definition = { effect, execute: counting() };
    expect(await outputs(open(definition, { store }).ask, {})).toEqual(['1']);
    expect(await outputs(open(definition, { store }).ask, {})).toEqual(['1']);
    expect(await outputs(open(definition, { store: store.newRun() }).ask, {})).toEqual(['2']);
  });
});

test('what an observer does to a result changes nothing of the next one', async () => {
  const output = z.array(z.int()) as never;
  const { ask, desk } = open({ output, execute: (() => [1]) as never });
  await ask();
  Object.assign(desk.calls[0]?.output ?? {}, { 1: 2 });
  expect(await ask()).toEqual({ status: 'done', output: [1] });
});

test('a result that passes the limits of this program is asked for again', async () => {
  const store = openStore();
  const execute = vi.fn(() => 'x'.repeat(200));
  await open({ execute }, { store }).ask();
  const reply = await open({ execute }, { store, limits: { frameBytes: 100 } }).ask();
  expect(reply).toMatchObject({ status: 'failed', error: { type: 'CallFailed' } });
  expect(execute).toHaveBeenCalledTimes(2);
});

test('a flight whose leader is given up is made by one of the others', async () => {
  const gates = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  let made = 0;
  const execute = vi.fn(() => gates[made++]?.promise ?? '');
  const { desk } = open({ retries: 0, execute });
  const call = (seq: number) => ({ seq, name: 'f', input: {}, position: `0:${seq}`, line: null });
  const [go, stay] = [new AbortController(), new AbortController()];
  const first = desk.answer(call(0), go.signal);
  await vi.waitFor(() => expect(execute).toHaveBeenCalledOnce());
  const second = desk.answer(call(1), stay.signal);
  go.abort();
  await first;
  await vi.waitFor(() => expect(execute).toHaveBeenCalledTimes(2));
  gates[1]?.resolve('second');
  expect(await second).toEqual({ status: 'done', output: 'second' });
  expect(desk.calls.map(({ status, cached }) => [status, cached])).toEqual([
    ['unknown', false],
    ['done', false],
  ]);
});

test('who shares a flight can be given up alone', async () => {
  const gate = Promise.withResolvers<string>();
  const { desk } = open({ execute: () => gate.promise });
  const call = (seq: number) => ({ seq, name: 'f', input: {}, position: `0:${seq}`, line: null });
  const [stay, go] = [new AbortController(), new AbortController()];
  const first = desk.answer(call(0), stay.signal);
  await vi.waitFor(() => expect(desk.calls[0]?.attempts).toBe(1));
  const second = desk.answer(call(1), go.signal);
  go.abort();
  expect(await second).toMatchObject({ status: 'refused', error: { type: 'Denied' } });
  gate.resolve('ok');
  expect(await first).toEqual({ status: 'done', output: 'ok' });
});

test('a hit is not asked about, and an edited call answers no equal one', async () => {
  const approve = vi.fn(() => ({ decision: 'edit', input: { x: 'edited' } }) as const);
  const { ask } = open({ approval: 'ask', execute: ({ x }) => x }, { approve });
  expect(await outputs(ask, { x: 'a' }, { x: 'a' })).toEqual(['edited', 'edited']);
  expect(approve).toHaveBeenCalledTimes(2);
  const approves = vi.fn(() => ({ decision: 'approve' }) as const);
  const other = open({ approval: 'ask' }, { approve: approves });
  expect(await outputs(other.ask, { x: 'a' }, { x: 'a' })).toEqual(['A', 'A']);
  expect(approves).toHaveBeenCalledOnce();
});

describe('a write', () => {
  /** `look` reads, `same` computes, `change` writes when its gate opens. */
  function world(): { sdk: Sdk<never>; gate: PromiseWithResolvers<string> } {
    const gate = Promise.withResolvers<string>();
    const sdk = defineSdk({
      look: defineFunction({ effect: 'read', execute: counting() }),
      same: defineFunction({ effect: 'pure', execute: counting() }),
      kept: defineFunction({
        effect: 'read',
        cache: { ttlMs: 1_000, scope: 'run' },
        execute: counting(),
      }),
      change: defineFunction({ effect: 'write', approval: 'never', execute: () => gate.promise }),
    });
    return { sdk, gate };
  }

  test('ends what was read before it: at its begin, and once more at its end', async () => {
    const { sdk, gate } = world();
    const { ask, desk } = open({}, { sdk });
    const look = async () => await outputs((input) => ask(input, 'look'), {});
    expect([await look(), await look()]).toEqual([['1'], ['1']]);
    const change = ask({}, 'change');
    await vi.waitFor(() => expect(desk.calls.at(-1)?.attempts).toBe(1));
    expect([await look(), await look()]).toEqual([['2'], ['2']]);
    gate.resolve('changed');
    await change;
    expect([await look(), await look()]).toEqual([['3'], ['3']]);
  });

  test('leaves what is pure, and what has a time of its own', async () => {
    const { sdk, gate } = world();
    gate.resolve('changed');
    const { ask } = open({}, { sdk });
    for (const name of ['same', 'kept']) {
      expect(await outputs((input) => ask(input, name), {})).toEqual(['1']);
      await ask({}, 'change');
      expect(await outputs((input) => ask(input, name), {})).toEqual(['1']);
    }
  });

  test('does not let a read be kept that began before it', async () => {
    const gates = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
    let looks = 0;
    const sdk = defineSdk({
      look: defineFunction({ effect: 'read', execute: () => gates[looks++]?.promise }),
      change: defineFunction({ effect: 'write', approval: 'never', execute: () => 'changed' }),
    });
    const { ask, desk } = open({}, { sdk });
    const before = ask({}, 'look');
    await vi.waitFor(() => expect(desk.calls[0]?.attempts).toBe(1));
    await ask({}, 'change');
    const after = ask({}, 'look');
    gates[0]?.resolve('old');
    gates[1]?.resolve('new');
    expect([await before, await after, await ask({}, 'look')]).toMatchObject([
      { output: 'old' },
      { output: 'new' },
      { output: 'new' },
    ]);
    expect(looks).toBe(2);
  });

  test('is made each time', async () => {
    const { ask } = open({ effect: 'write', approval: 'never', execute: counting() });
    expect(await outputs(ask, {}, {})).toEqual(['1', '2']);
  });
});

describe('a time to keep', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('ends', async () => {
    const { ask } = open({ cache: { ttlMs: 1_000, scope: 'run' }, execute: counting() });
    expect(await outputs(ask, {}, {})).toEqual(['1', '1']);
    vi.advanceTimersByTime(1_000);
    expect(await outputs(ask, {})).toEqual(['2']);
  });

  test.each([
    ['run', 'u1', 'u1', '2'],
    ['subject', 'u1', 'u1', '1'],
    ['subject', 'u1', 'u2', '2'],
    ['subject', null, null, '2'],
    ['shared', 'u1', 'u2', '1'],
  ] as const)('for the scope %s, kept for %s, gives %s of another run %s', async (...row) => {
    const [scope, first, second, expected] = row;
    const store = openStore();
    const definition = { cache: { ttlMs: 1_000, scope }, execute: counting() };
    expect(await outputs(open(definition, { store, subject: first }).ask, {})).toEqual(['1']);
    const next = open(definition, { store: store.newRun(), subject: second });
    expect(await outputs(next.ask, {})).toEqual([expected]);
  });
});
