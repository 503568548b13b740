import type { ProgramOutcome } from '../../run/index.ts';
import { toJson } from '../json.ts';

/** Text of both streams. */
export interface Shown {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The answer or the last value as the last line of stdout; on stderr what went wrong. `passed` is what was
 * written there before.
 */
export function showOutcome(outcome: ProgramOutcome, passed: Shown): Shown {
  return {
    stdout: lineAfter(passed.stdout, resultOf(outcome)),
    stderr: lineAfter(passed.stderr, problemOf(outcome)),
  };
}

/** A line of its own, also where the text before it ends within one. */
function lineAfter(text: string, line: string | null): string {
  if (line === null) return '';
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  return `${gap}${line.replace(/\n$/, '')}\n`;
}

function resultOf(outcome: ProgramOutcome): string | null {
  if ('answer' in outcome) return textOf(outcome.answer);
  // As in a notebook, None is shown as nothing: `print("x")` ends on it.
  if (outcome.value === null) return null;
  return 'value' in outcome ? textOf(outcome.value) : (outcome.shown ?? null);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : toJson(value);
}

function problemOf({ status, error, reason, message }: ProgramOutcome): string | null {
  if (status === 'rejected') return error?.message ?? null;
  if (error) return error.traceback || `${error.type}: ${error.message}`;
  if (status !== 'stopped') return null;
  return reason === 'time' || reason === 'wall' ? 'Execution timed out' : (message ?? null);
}
