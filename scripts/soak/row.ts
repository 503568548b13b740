import type { StepResult } from '../check/step.ts';

/** What one entry of the soak came to. */
export interface SoakRow {
  readonly name: string;
  readonly rounds: number;
  readonly seed: number;
  readonly durationMs: number;
  readonly result: StepResult;
}

/** Where and when a soak ran. */
export interface SoakOccasion {
  /** The day, such as 2026-11-22. */
  readonly date: string;
  /** The processor, its cores and the version of Node. */
  readonly machine: string;
}

/** The page `docs/soak.md`. */
export function soakPage(rows: readonly SoakRow[], { date, machine }: SoakOccasion): string {
  return [
    '# Soak',
    '',
    'The larger counts: property, fuzz and kill tests with many times the rounds that `npm run check` makes.',
    '`npm run soak` runs them and writes this page; `npm run soak -- --seed N` repeats a row.',
    '',
    `Last run: ${date}, ${machine}.`,
    '',
    '| what | rounds | seed | time | result |',
    '|---|---:|---:|---:|---|',
    ...rows.map(rowLine),
    '',
  ].join('\n');
}

function rowLine({ name, rounds, seed, durationMs, result }: SoakRow): string {
  const time = `${(durationMs / 1000).toFixed(1)} s`;
  return `| ${name} | ${rounds.toLocaleString('en')} | ${seed} | ${time} | ${verdict(result)} |`;
}

function verdict({ passed, failed, skips }: StepResult): string {
  if (failed > 0) return `**${failed} of ${passed + failed} tests failed**`;
  const tests = `${passed} ${passed === 1 ? 'test' : 'tests'} passed`;
  return skips.length > 0 ? `${tests}, ${skips.length} skipped` : tests;
}
