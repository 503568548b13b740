/**
 * Measures the WebAssembly rung through its public door, beside a bare `python3 -c`, a raw ping-pong through
 * shared memory and stock Pyodide in the same run. Prints the table, writes `bench/results/wasm.json`, and exits 1
 * when a ratio misses its aim in three runs of three.
 *
 * Run with `node bench/wasm.ts`.
 */
import { wasm } from '../src/sandbox/wasm/index.ts';
import { bench, type Row } from './measure/row.ts';
import { realPython } from './rung/bare-python.ts';
import { measureCalls } from './rung/calls.ts';
import type { Rung } from './rung/rung.ts';
import { buildPackage, measureStarts } from './rung/starts.ts';
import { measureStops } from './rung/stops.ts';
import { measureComputing, measureCrowd, measurePrints } from './rung/work.ts';
import { measureMemory } from './wasm/memory.ts';
import { pingPong } from './wasm/ping-pong.ts';
import { measurePyodide } from './wasm/pyodide.ts';

const rung: Rung = {
  name: 'wasm',
  make: () => wasm({ onProgress: ({ text }) => console.error(text) }),
  settleMs: 8,
};

async function measure(): Promise<readonly Row[]> {
  await using sandbox = rung.make();
  const python = await realPython();
  const raw = {
    name: 'raw ping-pong of two workers p50',
    measure: async () => [(await pingPong()).blockedMicroseconds / 1_000],
  };
  return [
    ...(await measureMemory()),
    ...(await measureStarts(rung, sandbox, { python, rounds: 300 })),
    ...(await measureCalls(rung, sandbox, raw)),
    ...(await measureStops(rung, sandbox)),
    await measurePrints(rung, sandbox),
    ...(await measureComputing(rung, sandbox, python)),
    await measureCrowd(sandbox, 20),
    ...pyodide,
  ];
}

buildPackage();
const pyodide = await measurePyodide();
await bench('wasm', measure);
