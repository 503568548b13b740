import type { Sandbox } from '../../src/sandbox/index.ts';
import { aimAtLeast, aimAtMost, type Row } from '../measure/row.ts';
import { percentile, sample, timed } from '../measure/samples.ts';
import { computeBare } from './bare-python.ts';
import { computing, programs } from './programs.ts';
import { type Rung, run, settle } from './rung.ts';

/** How many programs a second a crowd of callers gets through. */
export async function measureCrowd(sandbox: Sandbox, each: number): Promise<Row> {
  const callers = 64;
  const caller = async (): Promise<void> => {
    for (let done = 0; done < each; done += 1) await run(sandbox, programs.one);
  };
  await Promise.all(Array.from({ length: 8 }, caller)); // the workers that a rush needs are there
  const ms = await timed(() => Promise.all(Array.from({ length: callers }, caller)));
  const value = (callers * each * 1_000) / ms;
  return { name: 'programs per second, 64 callers', value, aim: aimAtLeast(value, 400, 'a second') };
}

/** Work that needs no host, beside the system's Python. */
export async function measureComputing(rung: Rung, sandbox: Sandbox, python: string): Promise<Row[]> {
  const rows: Row[] = [];
  const [start = 0] = await sample(
    10,
    () => run(sandbox, programs.one),
    () => settle(rung),
  );
  for (const [what, source] of Object.entries(computing)) {
    const [best = 0] = await sample(
      6,
      () => run(sandbox, source),
      () => settle(rung),
    );
    const bare = await computeBare(python, source);
    const value = best - start;
    rows.push({ name: `${what}, ms`, value, beside: `${(value / bare).toFixed(2)} x python3` });
  }
  return rows;
}

/** A flood of text with default limits: how long it takes, and whether what was cut is said. */
export async function measurePrints(rung: Rung, sandbox: Sandbox): Promise<Row> {
  let cut = '';
  const times = await sample(
    5,
    async () => {
      const { stdout } = await run(sandbox, programs.prints);
      cut = stdout.trimEnd().split('\n').at(-1) ?? '';
    },
    () => settle(rung),
  );
  const value = percentile(times, 50);
  return { name: '1,000,000 prints, ms', value, beside: cut, aim: aimAtMost(value, 500, 'ms') };
}
