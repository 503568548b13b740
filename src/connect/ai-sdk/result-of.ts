import type { ProgramOutcome } from '../../run/index.ts';
import { jsonText, type Limits, type Value } from '../../value/index.ts';
import { textOf } from '../index.ts';
import type { PythonResult } from './python-tool-options.ts';

/** What of an outcome the application gets: JSON, without what only another program could use. */
export function resultOf(outcome: ProgramOutcome, limits: Limits): PythonResult {
  const { status, reason, answer, value, message, stdout, stderr, error } = outcome;
  return {
    status,
    ...(reason === undefined ? {} : { reason }),
    ...(answer === undefined ? {} : { answer: asJson(answer) }),
    ...(value === undefined ? {} : { value: asJson(value) }),
    ...(message === undefined ? {} : { message }),
    ...(error === undefined ? {} : { error: { type: error.type, message: error.message, line: error.line } }),
    stdout,
    stderr,
    calls: outcome.calls.map(({ name, status, line }) => ({ name, status, line })),
    text: textOf(outcome, limits),
  };
}

/** What JSON has no number for stands as text: a bigint would break the stream to the page, and what is stored. */
function asJson(value: Value): Value {
  return JSON.parse(jsonText(value)) as Value;
}
