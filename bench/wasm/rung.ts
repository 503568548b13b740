/** What a program costs through the door of `sandbox/wasm`, in one run: `node bench/wasm/rung.ts`. */
import { runProgram } from '../../src/run/index.ts';
import { wasm } from '../../src/sandbox/wasm/index.ts';
import { defineFunction, defineSdk } from '../../src/sdk/index.ts';
import { pingPong } from './ping-pong.ts';

const sdk = defineSdk({ one: defineFunction({ effect: 'read', cache: false, execute: () => 1 }) });
const limits = { calls: 1_000_000 };

/** Sorted, in milliseconds unless said otherwise. */
function report(what: string, values: readonly number[]): void {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  console.log(`${what.padEnd(44)} min ${at(0)}  p50 ${at(0.5)}  p95 ${at(0.95)}`);
}

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return taken;
}

const cold = await times(3, async () => {
  await using sandbox = wasm();
  return await runProgram('1', { sdk, checker: false, sandbox });
});
report('first program of a sandbox', cold);

await using sandbox = wasm();
const run = (source: string) => runProgram(source, { sdk, checker: false, sandbox, limits });
for (let count = 0; count < 20; count += 1) await run('1');
report('fresh program', await times(300, () => run('print(1)')));

const calls = 2_000;
const perCall = await times(8, () => run(`for _ in range(${calls}): one()`));
report(
  'host call, µs',
  perCall.map((ms) => (ms / calls) * 1_000),
);
const floor = await pingPong();
report('raw ping-pong, a host that does not block, µs', [floor.hostMicroseconds]);

const start = performance.now();
const callers = Array.from({ length: 64 }, () => times(10, () => run('1')));
await Promise.all(callers);
report('programs per second, 64 callers', [640 / ((performance.now() - start) / 1_000)]);

const overshoot: number[] = [];
const next: number[] = [];
for (let count = 0; count < 8; count += 1) {
  const began = performance.now();
  await runProgram('while True: pass', { sdk, checker: false, sandbox, limits: { timeMs: 100 } });
  overshoot.push(performance.now() - began - 100);
  next.push(...(await times(1, () => run('1'))));
}
report('past the limit until stopped', overshoot);
report('the next program after that', next);
