import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WasmWorker } from './worker/start.ts';
import { createWorkerPool, type WorkerPoolOptions } from './worker-pool.ts';

/** A pool of numbered workers that are ready at once; `log` tells what was started and ended. */
function open(options: Partial<WorkerPoolOptions> & { ready?: () => Promise<boolean> } = {}) {
  const log: string[] = [];
  const numbers = new Map<WasmWorker, number>();
  const { ready = () => Promise.resolve(true), ...rest } = options;
  const start = async (): Promise<WasmWorker> => {
    const number = numbers.size;
    log.push(`start ${number}`);
    const worker = fakeWorker(ready, () => log.push(`end ${number}`));
    numbers.set(worker, number);
    return worker;
  };
  const usual = { most: 2, few: 8, patienceMs: 5, spares: 0, mostStarting: 8, putOffMs: 0, keepMs: 1_000 };
  const pool = createWorkerPool({ ...usual, start, ...rest });
  const take = async (signal = new AbortController().signal) => {
    const lease = await pool.take(signal);
    return { number: numbers.get(lease.worker), release: (again: boolean) => lease.release(again) };
  };
  return { pool, log, take };
}

function fakeWorker(ready: () => Promise<boolean>, onEnd: () => void): WasmWorker {
  return {
    start: {
      image: { bytes: new Uint8Array(new SharedArrayBuffer(0)), stackPointer: 0 },
      greeting: new Uint8Array(),
    },
    run: () => Promise.reject(new Error('no program is run here')),
    ready,
    flush: () => {},
    leavesFiles: false,
    [Symbol.asyncDispose]: () => {
      onEnd();
      return Promise.resolve();
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const settled = () => vi.advanceTimersByTimeAsync(0);

describe('a pool of workers', () => {
  test('starts nothing before it is used, and a spare only once a second program comes', async () => {
    const { log, take } = open({ spares: 1 });
    await settled();
    expect(log).toEqual([]);
    const first = await take();
    await settled();
    expect(log).toEqual(['start 0']);
    await first.release(true);
    await settled();
    expect(log).toEqual(['start 0']);
    expect((await take()).number).toBe(0);
    await settled();
    expect(log).toEqual(['start 0', 'start 1']);
  });

  test('waits for a worker that makes itself ready instead of starting another', async () => {
    const rested = Promise.withResolvers<boolean>();
    const { log, take } = open({ most: 1, ready: () => rested.promise });
    const first = await take();
    void first.release(true);
    const second = take();
    await settled();
    expect(log).toEqual(['start 0']);
    rested.resolve(true);
    expect((await second).number).toBe(0);
  });

  test('replaces a worker that was not given back in order, at once', async () => {
    const { log, take } = open({ spares: 1 });
    await (await take()).release(false);
    await settled();
    expect(log).toEqual(['start 0', 'end 0', 'start 1']);
  });

  test('replaces a worker that is of no more use after its program', async () => {
    const { log, take } = open({ spares: 1, ready: () => Promise.resolve(false) });
    await (await take()).release(true);
    await settled();
    expect(log).toEqual(['start 0', 'end 0', 'start 1']);
  });

  test('runs no more programs at once than it may, in the order in which they came', async () => {
    const { take, pool } = open({ most: 2 });
    const order: string[] = [];
    const first = await take();
    await take();
    const waiting = ['third', 'fourth'].map(async (name) => {
      const lease = await take();
      order.push(name);
      return lease;
    });
    await settled();
    expect(pool.capacity()).toEqual({ running: 2, waiting: 2, most: 2 });
    await first.release(true);
    await (await waiting[0])?.release(true);
    await waiting[1];
    expect(order).toEqual(['third', 'fourth']);
  });

  test('runs few at a time while they end, and one more whenever none did for a while', async () => {
    const { take, pool } = open({ most: 4, few: 1, patienceMs: 5 });
    const first = await take();
    const others = [take(), take(), take(), take()];
    await vi.advanceTimersByTimeAsync(4);
    await first.release(true);
    const second = await others[0];
    await vi.advanceTimersByTimeAsync(4);
    expect(pool.capacity()).toEqual({ running: 1, waiting: 3, most: 4 });
    await vi.advanceTimersByTimeAsync(1);
    expect(pool.capacity()).toEqual({ running: 2, waiting: 2, most: 4 });
    await vi.advanceTimersByTimeAsync(10);
    expect(pool.capacity()).toEqual({ running: 4, waiting: 0, most: 4 });
    expect(vi.getTimerCount()).toBe(0);
    await second?.release(true);
  });

  test('puts off the start of a spare, for the program that comes next', async () => {
    const { log, take } = open({ spares: 1, putOffMs: 15 });
    await (await take()).release(false);
    const next = await take();
    expect(log).toEqual(['start 0', 'end 0', 'start 1']);
    await vi.advanceTimersByTimeAsync(14);
    expect(log).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(log).toEqual(['start 0', 'end 0', 'start 1', 'start 2']);
    await next.release(true);
  });

  test('starts few workers at a time: those that run programs need the processor too', async () => {
    const started: PromiseWithResolvers<WasmWorker>[] = [];
    const start = (): Promise<WasmWorker> => {
      const each = Promise.withResolvers<WasmWorker>();
      started.push(each);
      return each.promise;
    };
    const { take } = open({ most: 8, mostStarting: 1, start });
    const taken = [take(), take(), take()];
    expect(started.length).toBe(1);
    for (let count = 1; count <= 3; count += 1) {
      started.at(-1)?.resolve(
        fakeWorker(
          () => Promise.resolve(true),
          () => {},
        ),
      );
      await settled();
      expect(started.length).toBe(Math.min(count + 1, 3));
    }
    await Promise.all(taken);
  });

  test('gives the workers of a rush back once nobody needed them for a while', async () => {
    const { log, take } = open({ most: 4, keepMs: 1_000 });
    const rush = await Promise.all([take(), take(), take(), take()]);
    for (const lease of rush) await lease.release(true);
    await vi.advanceTimersByTimeAsync(900);
    await (await take()).release(true);
    expect(log.filter((line) => line.startsWith('end'))).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(log.filter((line) => line.startsWith('end'))).toEqual(['end 3', 'end 2', 'end 1']);
    expect((await take()).number).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('tells who waits longest that none can be started, and tries again for the next', async () => {
    const start = vi.fn(() => Promise.reject(new Error('no memory')));
    const { take } = open({ most: 1, start });
    const [first, second] = [take(), take()];
    await expect(first).rejects.toThrow('no memory');
    await expect(second).rejects.toThrow('no memory');
    expect(start).toHaveBeenCalledTimes(2);
  });

  test('lets who waits give up', async () => {
    const { take, pool } = open({ most: 1 });
    await take();
    const stop = new AbortController();
    const waiting = take(stop.signal);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(take(stop.signal)).rejects.toThrow('enough');
    expect(pool.capacity()).toEqual({ running: 1, waiting: 0, most: 1 });
  });

  test('drains: serves who waits, takes nobody new, and leaves no worker and no timer', async () => {
    const { take, pool, log } = open({ most: 1, spares: 1 });
    const first = await take();
    const second = take();
    const drained = pool.drain();
    await expect(take()).rejects.toMatchObject({ code: 'SANDBOX_UNAVAILABLE' });
    await first.release(true);
    await (await second).release(true);
    await drained;
    expect(log.filter((line) => line.startsWith('end')).length).toBe(
      log.filter((line) => line.startsWith('start')).length,
    );
    expect(vi.getTimerCount()).toBe(0);
  });

  test('ends what runs and refuses who waits when it is disposed of', async () => {
    const { take, pool, log } = open({ most: 1 });
    const first = await take();
    const second = take();
    const refused = expect(second).rejects.toMatchObject({
      code: 'SANDBOX_UNAVAILABLE',
      message: 'The sandbox was drained or disposed: it takes no program.',
    });
    await pool[Symbol.asyncDispose]();
    await refused;
    await first.release(true);
    expect(log).toEqual(['start 0', 'end 0']);
  });
});
