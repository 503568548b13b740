import type { ProgramOutcome } from '../../run/index.ts';

const most = 20_000;

/** What the model reads of a program: what it printed, its value or its error, and the calls that were refused. */
export function textOf(outcome: ProgramOutcome): string {
  const parts = [outcome.stdout, outcome.stderr, resultOf(outcome)].filter((part) => part.trim() !== '');
  return cutMiddle(parts.map((part) => part.trimEnd()).join('\n') || 'The program printed nothing.');
}

function resultOf({ error, answer, shown, value, status, message }: ProgramOutcome): string {
  if (error !== undefined) return `Error: ${error.traceback || `${error.type}: ${error.message}`}`;
  if (status === 'stopped') return `Error: ${message ?? 'The program was stopped.'}`;
  if (answer !== undefined) return typeof answer === 'string' ? answer : JSON.stringify(answer);
  return value === null ? '' : (shown ?? '');
}

/** Head and tail: the beginning says what it is, the end how it went. */
function cutMiddle(text: string): string {
  if (text.length <= most) return text;
  const half = most / 2;
  return `${text.slice(0, half)}\n[… ${text.length - most} characters left out …]\n${text.slice(-half)}`.toWellFormed();
}
