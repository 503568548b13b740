/**
 * The floor under a host call: two threads that wake each other through one shared word, and nothing else.
 * As a worker it answers; it also says how long a host that waits without blocking takes.
 */
import { Worker, workerData } from 'node:worker_threads';

const rounds = 20_000;

interface Data {
  readonly shared: SharedArrayBuffer;
  readonly asks: boolean;
}

/** Microseconds from a wake-up to the answer to it: half of them are spent in each direction. */
export interface PingPong {
  /** Both threads block while they wait. */
  readonly blockedMicroseconds: number;
  /** One is a host that must not block: it waits with `Atomics.waitAsync`. */
  readonly hostMicroseconds: number;
}

/** Median of `rounds` exchanges each way. */
export async function pingPong(): Promise<PingPong> {
  return { blockedMicroseconds: await betweenWorkers(), hostMicroseconds: await withHost() };
}

async function betweenWorkers(): Promise<number> {
  const shared = new SharedArrayBuffer(8);
  const other = start({ shared, asks: false });
  const asking = start({ shared, asks: true });
  const median = await new Promise<number>((resolve) => asking.once('message', resolve));
  await Promise.all([other.terminate(), asking.terminate()]);
  return median;
}

async function withHost(): Promise<number> {
  const shared = new SharedArrayBuffer(8);
  const words = new Int32Array(shared);
  const asking = start({ shared, asks: true });
  const median = new Promise<number>((resolve) => asking.once('message', resolve));
  for (let round = 1; round <= rounds; round += 1) {
    while (Atomics.load(words, 0) < round) {
      const waiting = Atomics.waitAsync(words, 0, round - 1);
      if (waiting.async) await waiting.value;
    }
    Atomics.store(words, 1, round);
    Atomics.notify(words, 1);
  }
  const result = await median;
  await asking.terminate();
  return result;
}

function start(data: Data): Worker {
  return new Worker(new URL(import.meta.url), { workerData: data });
}

function answer(words: Int32Array): void {
  for (let round = 1; round <= rounds; round += 1) {
    while (Atomics.load(words, 0) < round) Atomics.wait(words, 0, round - 1);
    Atomics.store(words, 1, round);
    Atomics.notify(words, 1);
  }
}

function ask(words: Int32Array): number {
  const times: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const start = performance.now();
    Atomics.store(words, 0, round);
    Atomics.notify(words, 0);
    while (Atomics.load(words, 1) < round) Atomics.wait(words, 1, round - 1);
    times.push(performance.now() - start);
  }
  times.sort((left, right) => left - right);
  return (times[rounds / 2] ?? 0) * 1_000;
}

async function work({ shared, asks }: Data): Promise<void> {
  const words = new Int32Array(shared);
  if (!asks) return answer(words);
  const { parentPort } = await import('node:worker_threads');
  parentPort?.postMessage(ask(words));
}

if (workerData?.shared !== undefined) await work(workerData);
