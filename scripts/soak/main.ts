/**
 * `npm run soak`: the registered tests with many more rounds, one after the other, and `docs/soak.md` from what
 * they came to. `--only name` runs one of them; `--seed N` repeats a run.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Children } from '../check/children.ts';
import { entries, type SoakEntry } from './entries.ts';
import { soakPage } from './row.ts';
import { runEntry } from './run-entry.ts';

const root = join(import.meta.dirname, '../..');
const children = new Children(root);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);

const { values } = parseArgs({ options: { only: { type: 'string' }, seed: { type: 'string' } } });
const seed = values.seed === undefined ? Math.trunc(Math.random() * 2 ** 31) : Number(values.seed);
const chosen = entries.filter(({ name }) => values.only === undefined || name === values.only);
const rows = [];
for (const entry of chosen) rows.push(await soakEntry(entry));

const page = soakPage(rows, { date: new Date().toISOString().slice(0, 10), machine: machine() });
process.stdout.write(rows.length > 0 ? `\n${page}` : 'Nothing to soak: see scripts/soak/entries.ts.\n');
// A part of the table is no table.
if (rows.length > 0 && rows.length === entries.length) writeFileSync(join(root, 'docs/soak.md'), page);
process.exitCode = rows.length > 0 && rows.every(({ result }) => result.failed === 0) ? 0 : 1;

async function soakEntry(entry: SoakEntry): ReturnType<typeof runEntry> {
  process.stdout.write(`${entry.name}, seed ${seed}\n`);
  const row = await runEntry(entry, { root, children, seed });
  process.stdout.write(row.result.failure === '' ? '' : `${row.result.failure}\n`);
  return row;
}

function machine(): string {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${processor}, ${availableParallelism()} cores, Node ${process.version}`;
}

async function stop(): Promise<void> {
  await children.stop();
  process.exit(130);
}
