import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { aimAtMost, type Row } from '../measure/row.ts';
import { percentile, sorted, timed } from '../measure/samples.ts';
import { programs } from './programs.ts';
import { type Rung, run, settle } from './rung.ts';

const timeMs = 200;
const rounds = 5;

/** How late a stop comes, what it costs in the second after, and how soon the next program is served. */
export async function measureStops(rung: Rung, sandbox: Sandbox): Promise<Row[]> {
  const late: number[] = [];
  const next: number[] = [];
  const used: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await settle(rung);
    const outcome = await run(sandbox, programs.endless, { limits: { timeMs }, ends: 'stopped' });
    late.push(outcome.durationMs - outcome.queuedMs - timeMs);
    const before = process.cpuUsage();
    next.push(await timed(() => run(sandbox, programs.one)));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const { user, system } = process.cpuUsage(before);
    used.push((user + system) / 1_000);
  }
  const [lateMs, nextMs] = [late, next].map((each) => percentile(sorted(each), 50));
  return [
    row('stop: past the limit, ms', lateMs, 10),
    row('the next program after a stop, ms', nextMs, 5),
    // The most: where a rush left workers over, not every stop has to start a new spare.
    row('processor time of this process in the second after, at most, ms', Math.max(...used), 250),
    ...(await measureDelay(sandbox)),
  ];
}

function row(name: string, value = Number.NaN, most = 0): Row {
  return { name, value, aim: aimAtMost(value, most, 'ms') };
}

/** How long other work of the host waits at most while a program does its worst. */
async function measureDelay(sandbox: Sandbox): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [what, source] of [
    ['spins', programs.endless],
    ['prints', 'while True: print("x" * 50)'],
    ['calls', 'while True: sdk.ping()'],
  ] as const) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await run(sandbox, source, { limits: { timeMs: 300, calls: 1_000_000_000 }, ends: 'stopped' });
    delay.disable();
    rows.push({
      name: `event loop delay p99 while a program ${what}, ms`,
      value: delay.percentile(99) / 1e6,
    });
  }
  return rows;
}
