import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oneFailed, type Step, type StepResult } from './step.ts';
import { tallyVariable } from './tally.ts';

/** All vitest tests: of single files, and of the whole house. */
export const testsStep: Step = {
  name: 'tests',
  phase: 'tests',
  async run({ children, root, say }) {
    const folder = mkdtempSync(join(tmpdir(), 'pungi-check-'));
    const file = join(folder, 'tally.json');
    try {
      const command = ['vitest', 'run', '--reporter=./scripts/check/tally.ts'];
      const env = { [tallyVariable]: file };
      const { exitCode, output } = await children.run(command, { cwd: root, env, onLine: say });
      return readTally(file, exitCode, output);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** A run that left no tally, or one that is green although vitest is not, counts as one failure. */
function readTally(file: string, exitCode: number | null, output: string): StepResult {
  if (!existsSync(file)) return oneFailed(output);
  const result = JSON.parse(readFileSync(file, 'utf8')) as StepResult;
  if (exitCode === 0 || result.failed > 0) return result;
  return { ...result, failed: 1, failure: output };
}
