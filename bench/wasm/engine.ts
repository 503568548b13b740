/** What the engine of `sandbox/wasm` costs, beside its floor, in one run: `node bench/wasm/engine.ts`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findImage } from '../../src/sandbox/wasm/artefact/find.ts';
import { loadImage } from '../../src/sandbox/wasm/artefact/load.ts';
import type { WasmModule } from '../../src/sandbox/wasm/web-assembly.ts';
import { startWorker, type WasmWorker } from '../../src/sandbox/wasm/worker/start.ts';
import { pingPong } from './ping-pong.ts';

const MiB = 1_048_576;
const empty = new Uint8Array();
const limits = { frameBytes: 16 * MiB, outputBytes: MiB };
const guest = fileURLToPath(new URL('../../guest/wasm/probe/pungi_guest', import.meta.url));

const image = await findImage({ guest, onProgress: ({ text }) => console.error(text) });
const compile: number[] = [];
let module: WasmModule | undefined;
for (let count = 0; count < 5; count += 1) {
  const start = performance.now();
  module = await loadImage(image, 256 * MiB);
  compile.push(performance.now() - start);
}
if (module === undefined) throw new Error('no module');
report('read and compile the image, ms', compile);

const worker = await startWorker({ module, ...limits });
const options = { module, start: worker.start, ...limits };
report(
  'start a worker, ms',
  await times(10, async () => {
    await using started = await startWorker(options);
    return started;
  }),
);

const latency: number[] = [];
const cycle: number[] = [];
for (let count = 0; count < 300; count += 1) {
  const start = performance.now();
  await run(worker, 'print(1)');
  latency.push(performance.now() - start);
  await worker.ready();
  cycle.push(performance.now() - start);
}
report('fresh program to its end, ms', latency);
report('fresh program to the next, ms', cycle);

const calls = 5_000;
const perCall: number[] = [];
for (let count = 0; count < 8; count += 1) {
  const start = performance.now();
  await run(worker, `for _ in range(${calls}): host_call(b"x")`);
  perCall.push(((performance.now() - start) / calls) * 1_000);
  await worker.ready();
}
report('host call, µs', perCall);
const floor = await pingPong();
report('raw ping-pong, both blocked, µs', [floor.blockedMicroseconds]);
report('raw ping-pong with a host that does not block, µs', [floor.hostMicroseconds]);

for (const [what, source] of Object.entries({
  '5 MB out, ms': 'host_call(b"x" * 5_000_000)',
  '100,000 writes, ms': 'import os\nfor _ in range(100_000): os.write(1, b"0123456789")',
})) {
  report(
    what,
    await times(10, async () => {
      await run(worker, source);
      await worker.ready();
    }),
  );
}

report(
  'kill an endless loop, ms',
  await times(8, async () => {
    const looping = await startWorker(options);
    const running = run(looping, 'while True: pass');
    await new Promise((resolve) => setTimeout(resolve, 30));
    const start = performance.now();
    await looping[Symbol.asyncDispose]();
    await running;
    return start;
  }),
);

const before = residentMegabytes();
const many = [];
for (let count = 0; count < 4; count += 1) many.push(await startWorker(options));
for (const each of many) await run(each, 'print(1)');
report('memory per worker, MB', [(residentMegabytes() - before) / many.length]);
for (const each of [worker, ...many]) await each[Symbol.asyncDispose]();

function run(on: WasmWorker, source: string) {
  const request = new TextEncoder().encode(source);
  const room = { bytes: MiB, nodes: 1_000 };
  const rest = {
    seed: 'bench',
    startedAt: 0,
    sleeps: true,
    files: [],
    writable: { out: room, tmp: room },
    collect: ['out'],
  };
  return on.run(
    { request, ...rest },
    { onFrame: () => ({ bytes: empty, elapsedMs: 0 }), onPosted: () => {}, onOutput: () => {} },
  );
}

/** Milliseconds that `work` takes, or since the start that it gives. */
async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const start = performance.now();
    const from = await work();
    taken.push(performance.now() - (typeof from === 'number' ? from : start));
  }
  return taken;
}

function report(what: string, values: readonly number[]): void {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  const line = values.length === 1 ? at(0) : `min ${at(0)}  p50 ${at(0.5)}  p95 ${at(0.95)}`;
  console.log(`${what.padEnd(52)} ${line}`);
}

function residentMegabytes(): number {
  const kilobytes = /^Rss:\s+(\d+)/m.exec(readFileSync('/proc/self/smaps_rollup', 'utf8'))?.[1];
  return Number(kilobytes) / 1_024;
}
