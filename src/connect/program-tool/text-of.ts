import { cutMiddle, errorText, type ProgramOutcome } from '../../run/index.ts';
import { jsonText, type Limits } from '../../value/index.ts';

const most = 20_000;

/** What the model reads of a program: what it printed, and its value, its answer or its error. */
export function textOf(outcome: ProgramOutcome, limits: Limits): string {
  const parts = [outcome.stdout, outcome.stderr, resultOf(outcome, limits)];
  const text = parts.map((part) => part.trimEnd()).filter((part) => part !== '');
  return cutMiddle(text.join('\n') || 'The program printed nothing.', most).text;
}

function resultOf(outcome: ProgramOutcome, limits: Limits): string {
  const error = errorText(outcome, limits);
  if (error !== '') return error;
  const { answer, shown, value } = outcome;
  if (answer !== undefined) return typeof answer === 'string' ? answer : jsonText(answer);
  return value === null ? '' : (shown ?? '');
}
