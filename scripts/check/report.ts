import type { StepOutcome } from './step.ts';

/** One line about a step that has ended. */
export function stepLine(outcome: StepOutcome): string {
  const seconds = `${(outcome.durationMs / 1000).toFixed(1)} s`;
  return `${mark(outcome)} ${outcome.name.padEnd(12)} ${seconds.padStart(7)}  ${countLine([outcome])}`;
}

function mark({ failed, passed }: StepOutcome): string {
  if (failed > 0) return '✗';
  return passed > 0 ? '✓' : '–';
}

/** Everything after the progress lines: the skips with their reasons, what failed, and the count, last. */
export function summary(outcomes: readonly StepOutcome[]): string {
  const parts = [skipList(outcomes), ...failures(outcomes), countLine(outcomes)];
  return `\n${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function skipList(outcomes: readonly StepOutcome[]): string {
  const lines = outcomes.flatMap(({ skips }) => skips.map(({ what, reason }) => `  ${what}: ${reason}`));
  return lines.length === 0 ? '' : ['Skipped', ...lines].join('\n');
}

function failures(outcomes: readonly StepOutcome[]): string[] {
  return outcomes
    .filter(({ failed }) => failed > 0)
    .map(({ name, failure }) => `Failed: ${name}\n\n${failure.trimEnd()}`);
}

/** The line that counts: `N passed, N failed, N skipped`. */
function countLine(outcomes: readonly StepOutcome[]): string {
  const sum = (count: (outcome: StepOutcome) => number): number =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const passed = sum((outcome) => outcome.passed);
  const failed = sum((outcome) => outcome.failed);
  const skipped = sum((outcome) => outcome.skips.length);
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Whether everything that ran passed, and anything ran at all. */
export function isGreen(outcomes: readonly StepOutcome[]): boolean {
  return outcomes.every(({ failed }) => failed === 0) && outcomes.some(({ passed }) => passed > 0);
}
