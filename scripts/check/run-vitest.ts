import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Children } from './children.ts';
import { oneFailed, type StepResult } from './step.ts';
import { tallyVariable } from './tally.ts';

/** What vitest runs: its own arguments, in a folder with a configuration. */
export interface VitestRun {
  readonly root: string;
  readonly args: readonly string[];
  readonly env?: { readonly [name: string]: string };
  readonly onLine?: (line: string) => void;
}

/** Runs vitest in a process of its own and gives what its tests came to. */
export async function runVitest(
  children: Children,
  { root, args, env, ...rest }: VitestRun,
): Promise<StepResult> {
  const folder = mkdtempSync(join(tmpdir(), 'pungi-check-'));
  const tally = join(folder, 'tally.json');
  const reporter = join(import.meta.dirname, 'tally.ts');
  try {
    const command = ['vitest', 'run', `--reporter=${reporter}`, '--update=none', ...args];
    const finished = await children.run(command, {
      cwd: root,
      env: { ...env, [tallyVariable]: tally },
      ...rest,
    });
    return readTally(tally, finished.exitCode, finished.output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A run that left no tally, or one that is green although vitest is not, counts as one failure. */
function readTally(file: string, exitCode: number | null, output: string): StepResult {
  if (!existsSync(file)) return oneFailed(output);
  const result = JSON.parse(readFileSync(file, 'utf8')) as StepResult;
  if (exitCode === 0 || result.failed > 0) return result;
  return { ...result, failed: 1, failure: output };
}
