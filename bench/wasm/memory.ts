import { readFileSync } from 'node:fs';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { wasm } from '../../src/sandbox/wasm/index.ts';
import { aimAtMost, type Row } from '../measure/row.ts';
import { programs } from '../rung/programs.ts';
import { run } from '../rung/rung.ts';

const few = 2;
const many = 6;

/** What a worker adds to the memory of this process while its program waits; nothing where the system does not tell. */
export async function measureMemory(): Promise<Row[]> {
  if (process.platform !== 'linux') return [];
  await using sandbox = wasm({ programs: many, spares: 0 });
  const before = await mostWith(sandbox, few);
  const value = ((await mostWith(sandbox, many)) - before) / (many - few);
  return [{ name: 'memory per worker, MB', value, aim: aimAtMost(value, 60, 'MB') }];
}

/** While so many programs wait at the same time, after as many to warm up. */
async function mostWith(sandbox: Sandbox, programsAtOnce: number): Promise<number> {
  const wait = () =>
    Promise.all(Array.from({ length: programsAtOnce }, () => run(sandbox, programs.waiting)));
  await wait();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, residentMegabytes());
  }, 20);
  await wait();
  clearInterval(watch);
  return most;
}

function residentMegabytes(): number {
  const kilobytes = /^Rss:\s+(\d+)/m.exec(readFileSync('/proc/self/smaps_rollup', 'utf8'))?.[1];
  return Number(kilobytes) / 1_024;
}
