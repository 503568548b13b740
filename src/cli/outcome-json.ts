import type { ProgramOutcome } from '../run/index.ts';
import type { Call } from '../value/index.ts';
import { toJson } from './json.ts';

/** The line that `--json` prints. Scripts rely on its names. */
export function outcomeJson(outcome: ProgramOutcome): string {
  return toJson(outcomeFields(outcome));
}

/** The same as an object. */
export function outcomeFields(outcome: ProgramOutcome<unknown>): object {
  const { status, reason, returncode, stdout, stderr, error, calls, durationMs } = outcome;
  return {
    status,
    reason,
    ...('answer' in outcome ? { answer: outcome.answer } : {}),
    ...('value' in outcome ? { value: outcome.value } : {}),
    returncode,
    stdout,
    stderr,
    error,
    calls: calls.map(callJson),
    durationMs,
  };
}

function callJson({ name, input, line, status, output, error, attempts, cached, times }: Call): object {
  const { queued, invoked, ended } = times;
  return {
    ...{ name, input, line, status, output, error, attempts, cached },
    queuedMs: (invoked ?? ended ?? queued) - queued,
    durationMs: invoked === undefined || ended === undefined ? 0 : ended - invoked,
  };
}
