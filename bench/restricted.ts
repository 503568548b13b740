/**
 * Measures what the rules of the restricted layer cost: each program beside the same one in the bare rung, in one
 * run. Prints the table and writes `bench/results/restricted.json`. It only reports: nothing is aimed at.
 *
 * Run with `node bench/restricted.ts`.
 */
import type { Sandbox } from '../src/sandbox/index.ts';
import { restricted } from '../src/sandbox/restricted/index.ts';
import { subprocess } from '../src/sandbox/subprocess/index.ts';
import { wasm } from '../src/sandbox/wasm/index.ts';
import { bench, type Row } from './measure/row.ts';
import { percentile, sample } from './measure/samples.ts';
import { computing, programs } from './rung/programs.ts';
import { type Rung, run, settle, warmUp } from './rung/rung.ts';

const rungs: readonly (Rung & { readonly rounds: number })[] = [
  { name: 'wasm', make: () => wasm(), settleMs: 8, rounds: 60 },
  { name: 'subprocess', make: () => subprocess(), settleMs: 400, rounds: 15 },
];

const measured = { 'a fresh program': programs.one, '2,000 calls': programs.pings, ...computing };

async function measure(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const rung of rungs) rows.push(...(await measureOver(rung)));
  return rows;
}

async function measureOver(rung: (typeof rungs)[number]): Promise<readonly Row[]> {
  await using bare = rung.make();
  await using ruled = restricted({ over: rung.make });
  await warmUp(rung, bare, 5);
  await warmUp(rung, ruled, 5);
  const rows: Row[] = [];
  for (const [what, source] of Object.entries(measured)) {
    const rounds = source === programs.one ? rung.rounds : 6;
    const median = async (sandbox: Sandbox): Promise<number> => {
      const times = await sample(
        rounds,
        () => run(sandbox, source),
        () => settle(rung),
      );
      return percentile(times, 50);
    };
    const without = await median(bare);
    const value = await median(ruled);
    const beside = `${(value / without).toFixed(2)} x ${rung.name} alone`;
    rows.push({ name: `${what}, restricted over ${rung.name}, ms`, value, beside });
  }
  return rows;
}

await bench('restricted', measure);
