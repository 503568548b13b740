import type { RunOutcome } from '../../agent/index.ts';
import { toJson } from '../json.ts';
import { outcomeFields } from '../outcome-json.ts';

/** The line that `--json` prints. Scripts rely on its names. */
export function runJson(outcome: RunOutcome<unknown>): string {
  const { runId, status, steps, usage, durationMs } = outcome;
  const { inputTokens, outputTokens, cachedInputTokens: cachedTokens, cost } = usage;
  return toJson({
    ...{ runId, status },
    ...(outcome.status === 'stopped' ? { reason: outcome.reason } : {}),
    ...(outcome.status === 'answered' ? { answer: outcome.answer, answeredBy: outcome.answeredBy } : {}),
    ...(outcome.status === 'failed' ? { error: outcome.error } : {}),
    steps: steps.map(({ text, program, outcome: ended }) => ({
      ...{ text, program },
      ...(ended === undefined ? {} : { outcome: outcomeFields(ended) }),
    })),
    usage: { inputTokens, outputTokens, cachedTokens, cost },
    durationMs,
  });
}
