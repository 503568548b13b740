import { readFileSync } from 'node:fs';
import { wasm } from '../../src/sandbox/wasm/index.ts';
import { aimAtMost, type Row } from '../measure/row.ts';
import { programs } from '../rung/programs.ts';
import { run } from '../rung/rung.ts';

const workers = 4;

/** What a worker adds to the memory of this process while its program waits; nothing where the system does not tell. */
export async function measureMemory(): Promise<Row[]> {
  if (process.platform !== 'linux') return [];
  await using sandbox = wasm({ programs: workers + 1, spares: 0 });
  await run(sandbox, programs.one);
  const before = residentMegabytes();
  const running = Array.from({ length: workers + 1 }, () => run(sandbox, programs.waiting));
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, residentMegabytes());
  }, 20);
  await Promise.all(running);
  clearInterval(watch);
  const value = (most - before) / workers;
  return [{ name: 'memory per worker, MB', value, aim: aimAtMost(value, 60, 'MB') }];
}

function residentMegabytes(): number {
  const kilobytes = /^Rss:\s+(\d+)/m.exec(readFileSync('/proc/self/smaps_rollup', 'utf8'))?.[1];
  return Number(kilobytes) / 1_024;
}
