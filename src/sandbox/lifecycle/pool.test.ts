import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createPool, type Place } from './pool.ts';

interface FakePlace extends Place {
  readonly number: number;
  die(): void;
}

/** A pool of numbered places; `log` tells what was started and disposed. */
function open(options: { most?: number; spares?: number; fail?: () => boolean } = {}) {
  const log: string[] = [];
  const places: FakePlace[] = [];
  let made = 0;
  const pool = createPool<FakePlace>({
    most: options.most ?? 2,
    spares: options.spares ?? 0,
    start: async () => {
      const number = made++;
      log.push(`start ${number}`);
      await Promise.resolve();
      if (options.fail?.()) throw new Error(`no place ${number}`);
      const died = Promise.withResolvers<void>();
      const gone = Promise.withResolvers<void>();
      const dispose = (): Promise<void> => {
        log.push(`dispose ${number}`);
        died.resolve();
        gone.resolve();
        return gone.promise;
      };
      const place = { number, died: died.promise, gone: gone.promise, die: died.resolve, dispose };
      places.push(place);
      return place;
    },
  });
  return { pool, log, places, take: (signal = new AbortController().signal) => pool.take(signal) };
}

const settled = () => new Promise(setImmediate);

describe('a pool', () => {
  test('starts nothing before it is used, and keeps spares from the first end on', async () => {
    const { take, log, pool } = open({ spares: 2 });
    await settled();
    expect(log).toEqual([]);
    const first = await take();
    await settled();
    expect(log).toEqual(['start 0']);
    await first.dispose();
    await settled();
    expect(log).toEqual(['start 0', 'dispose 0', 'start 1', 'start 2']);
    await pool[Symbol.asyncDispose]();
  });

  test('leaves the processor to a program that begins: the next spare comes once it ended, or runs on', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { take, log, pool } = open({ spares: 1 });
    await (await take()).dispose();
    const short = await take();
    await settled();
    expect(log.at(-1)).toBe('start 1');
    await short.dispose();
    await settled();
    expect(log.at(-1)).toBe('start 2');
    await take();
    await settled();
    expect(log.at(-1)).toBe('start 2');
    vi.runAllTimers();
    expect(log.at(-1)).toBe('start 3');
    await pool[Symbol.asyncDispose]();
  });

  test('starts no spare for who is done with it at once', async () => {
    const { take, log, pool } = open({ spares: 2 });
    await take();
    await pool[Symbol.asyncDispose]();
    expect(log).toEqual(['start 0', 'dispose 0']);
  });

  test('lets no more in than it has room for, in the order in which they came', async () => {
    const { pool, take } = open({ most: 1, spares: 1 });
    const first = await take();
    const order: string[] = [];
    const taken = async (name: string): Promise<FakePlace> => {
      const place = await take();
      order.push(name);
      return place;
    };
    const second = taken('second');
    const third = taken('third');
    await settled();
    expect(pool.capacity()).toEqual({ running: 1, waiting: 2, most: 1 });
    await first.dispose();
    await (await second).dispose();
    await (await third).dispose();
    expect(order).toEqual(['second', 'third']);
    await settled();
    expect(pool.capacity()).toEqual({ running: 0, waiting: 0, most: 1 });
    await pool[Symbol.asyncDispose]();
  });

  test('forgets a spare that died, and removes what it had', async () => {
    const { pool, take, log, places } = open({ most: 1, spares: 1 });
    const first = await take();
    await first.dispose();
    await settled();
    places[1]?.die();
    await settled();
    expect(log).toEqual(['start 0', 'dispose 0', 'start 1', 'dispose 1']);
    expect((await take()).number).toBe(2);
    await pool[Symbol.asyncDispose]();
  });

  test('tells who waits why nothing could be started, and does not try again by itself', async () => {
    const { take, log, pool } = open({ spares: 1, fail: () => true });
    await expect(take()).rejects.toThrow('no place 0');
    await settled();
    expect(log).toEqual(['start 0']);
    await pool[Symbol.asyncDispose]();
  });

  test('serves who waits on after a start that failed', async () => {
    let failures = 1;
    const { take, pool } = open({ most: 1, fail: () => failures-- > 0 });
    const both = [take(), take()];
    await expect(both[0]).rejects.toThrow('no place 0');
    expect((await both[1])?.number).toBe(1);
    await pool[Symbol.asyncDispose]();
  });

  test('lets who is aborted go', async () => {
    const { pool, take } = open({ most: 1 });
    const first = await take();
    const abort = new AbortController();
    const waiting = take(abort.signal);
    abort.abort(new Error('changed my mind'));
    await expect(waiting).rejects.toThrow('changed my mind');
    await expect(take(abort.signal)).rejects.toThrow('changed my mind');
    expect(pool.capacity().waiting).toBe(0);
    await first.dispose();
    await pool[Symbol.asyncDispose]();
  });
});

describe('an ending pool', () => {
  test('drains: who waits is served, who comes is refused, the spares go', async () => {
    const { pool, take, log } = open({ most: 1, spares: 1 });
    const first = await take();
    const second = take();
    const drained = pool.drain();
    await expect(take()).rejects.toMatchObject({ code: 'SANDBOX_UNAVAILABLE' });
    await first.dispose();
    await (await second).dispose();
    await drained;
    expect(log.filter((line) => line.startsWith('start')).length).toBe(
      log.filter((line) => line.startsWith('dispose')).length,
    );
  });

  test('disposes of what runs, waits, is parked and is starting', async () => {
    const { pool, take, log } = open({ most: 1, spares: 2 });
    await (await take()).dispose();
    await take();
    const waiting = take();
    const refused = expect(waiting).rejects.toThrow(
      'The sandbox was drained or disposed: it takes no program.',
    );
    await pool[Symbol.asyncDispose]();
    await refused;
    const [starts, ends] = ['start', 'dispose'].map((word) => log.filter((line) => line.startsWith(word)));
    expect(starts).toEqual(['start 0', 'start 1', 'start 2']);
    expect(ends?.toSorted()).toEqual(['dispose 0', 'dispose 1', 'dispose 2']);
  });

  test('that was never used disposes of nothing', async () => {
    const { pool, log } = open();
    await pool[Symbol.asyncDispose]();
    await pool.drain();
    expect(log).toEqual([]);
  });
});
