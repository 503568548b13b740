import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Children } from '../check/children.ts';
import { runVitest } from '../check/run-vitest.ts';
import { oneFailed, type StepResult } from '../check/step.ts';
import type { SoakEntry } from './entries.ts';
import type { SoakRow } from './row.ts';

/** What an entry runs with. */
export interface SoakContext {
  readonly root: string;
  readonly children: Children;
  readonly seed: number;
}

/** Runs the tests of one entry with its rounds and the seed, with no time limit. */
export async function runEntry(entry: SoakEntry, { root, children, seed }: SoakContext): Promise<SoakRow> {
  const folder = mkdtempSync(join(tmpdir(), 'pungi-soak-'));
  const log = join(folder, 'rounds');
  const started = performance.now();
  try {
    const result = await runVitest(children, {
      root,
      args: [entry.file, '--testTimeout=0', ...(entry.title === undefined ? [] : ['-t', entry.title])],
      env: { PUNGI_SOAK: String(entry.times), PUNGI_SEED: String(seed), PUNGI_SOAK_LOG: log },
    });
    const count = sumOf(log);
    const row = { name: entry.name, rounds: count, seed, durationMs: performance.now() - started };
    return {
      ...row,
      result:
        count > 0
          ? { ...result, skips: chosenOf(entry, result.skips) }
          : oneFailed(`${entry.file} took no rounds.\n${result.failure}`),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The skips of the tests that the entry names: the others were left out on purpose. */
function chosenOf({ file, title = '' }: SoakEntry, skips: StepResult['skips']): StepResult['skips'] {
  const named = new RegExp(title);
  return skips.filter(({ what }) => named.test(what.replace(`${file} > `, '').replaceAll(' > ', ' ')));
}

/** The sum of the numbers in a file, one on each line; 0 when no test took any rounds. */
function sumOf(file: string): number {
  if (!existsSync(file)) return 0;
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.reduce((sum, line) => sum + Number(line), 0);
}
