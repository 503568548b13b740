import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { descendants } from '../../test/support/processes.ts';
import { percentile, sorted } from '../measure/samples.ts';
import { programs } from '../rung/programs.ts';
import { run } from '../rung/rung.ts';
import type { LadderRung } from './rungs.ts';

const few = 2;
const many = 6;

/**
 * What one more program takes of the machine's memory while it waits, in MB: below this process, or
 * wherever its sandbox keeps it; then other work on the machine shows in it.
 */
export async function memoryOf(rung: LadderRung): Promise<number> {
  const used = [await usedWith(rung, few), await usedWith(rung, many)];
  return ((used[1] ?? 0) - (used[0] ?? 0)) / (many - few);
}

async function usedWith(rung: LadderRung, count: number): Promise<number> {
  await using sandbox = rung.make({ programs: count, spares: 0 });
  const wait = (): Promise<unknown> =>
    Promise.all(Array.from({ length: count }, () => run(sandbox, programs.waiting)));
  await wait();
  const waiting = wait();
  const samples: number[] = [];
  for (let time = 0; time < 8; time += 1) {
    await pause(100);
    samples.push(usedMegabytes(rung));
  }
  await waiting;
  return percentile(sorted(samples), 50);
}

/** What these processes hold, with what several of them share counted once. */
function usedMegabytes({ isElsewhere = false }: LadderRung): number {
  const pids = isElsewhere ? all() : [process.pid, ...descendants(process.pid)];
  return pids.map(proportionalKilobytes).reduce((sum, each) => sum + each, 0) / 1_024;
}

function all(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

function proportionalKilobytes(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // it is gone, or another user's
  }
}
