import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

/** Writes `bench/results/NAME.json`, with where and when it was measured. */
export function saveResults(name: string, results: object): void {
  const folder = new URL('../results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores`;
  const page = { date: new Date().toISOString().slice(0, 10), machine, node: process.version, ...results };
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(page, null, 2)}\n`);
}
