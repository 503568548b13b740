import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { programs } from '../rung/programs.ts';
import { run } from '../rung/rung.ts';
import type { LadderRung } from './rungs.ts';

const few = 2;
const many = 6;

/**
 * What one more program takes of the machine's memory while it waits, in MB: wherever its sandbox keeps it. Other work
 * on the machine shows in it.
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
    samples.push(usedMegabytes());
  }
  await waiting;
  return Math.max(...samples);
}

function usedMegabytes(): number {
  const page = readFileSync('/proc/meminfo', 'utf8');
  const of = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(page)?.[1]);
  return (of('MemTotal') - of('MemAvailable')) / 1_024;
}
