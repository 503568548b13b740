import { readFileSync } from 'node:fs';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { descendants } from '../../test/support/processes.ts';
import { aimAtMost, type Row } from '../measure/row.ts';
import { percentile, sorted } from '../measure/samples.ts';
import { programs } from '../rung/programs.ts';
import { type Rung, run, settle } from '../rung/rung.ts';

/** What a program that waits for its source holds for itself: pages that it shares with nobody. */
export async function measureParked(rung: Rung, sandbox: Sandbox): Promise<Row> {
  await run(sandbox, programs.one);
  await settle({ ...rung, settleMs: 1_000 });
  const found = descendants(process.pid).flatMap(privateBytes);
  // The shell, bubblewrap and the zygote stand once for the whole sandbox.
  const parked = sorted(found).slice(2, -1);
  const value = percentile(parked, 50) / 2 ** 20;
  return { name: 'memory of a parked program, MiB', value, aim: aimAtMost(value, 1.5, 'MiB') };
}

function privateBytes(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const kilobytes = [...text.matchAll(/^Private_(?:Dirty|Clean):\s+(\d+) kB$/gm)].map(([, count]) =>
      Number(count),
    );
    return [kilobytes.reduce((sum, count) => sum + count, 0) * 1_024];
  } catch {
    return []; // it is gone
  }
}
