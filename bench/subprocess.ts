/**
 * Measures the subprocess rung against a bare `python3 -c` and a bare ping-pong over pipes in the same run,
 * prints the table and writes `bench/results/subprocess.json`. It only reports: nothing is aimed at.
 *
 * Run with `node bench/subprocess.ts`.
 */
import { subprocess } from '../src/sandbox/subprocess/index.ts';
import { bench, type Row } from './measure/row.ts';
import { pingBare, realPython } from './rung/bare-python.ts';
import { measureCalls } from './rung/calls.ts';
import type { Rung } from './rung/rung.ts';
import { buildPackage, measureStarts } from './rung/starts.ts';
import { measureStops } from './rung/stops.ts';
import { measureComputing, measureCrowd, measurePrints } from './rung/work.ts';

const python = await realPython();
const rung: Rung = { name: 'subprocess', make: () => subprocess({ python }), settleMs: 400 };

async function measure(): Promise<readonly Row[]> {
  await using sandbox = rung.make();
  const raw = { name: 'bare ping-pong over pipes p50', measure: () => pingBare(python, 2_000) };
  const rows = [
    ...(await measureStarts(rung, sandbox, { python, rounds: 30 })),
    ...(await measureCalls(rung, sandbox, raw)),
    ...(await measureStops(rung, sandbox)),
    await measurePrints(rung, sandbox),
    ...(await measureComputing(rung, sandbox, python)),
    await measureCrowd(sandbox, 1),
  ];
  return rows.map(({ aim: _, ...row }) => row);
}

buildPackage();
await bench('subprocess', measure);
