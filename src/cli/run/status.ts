import type { RunEvent } from '../../agent/index.ts';

/** What the live line of a run counts. */
export interface Counts {
  readonly steps: number;
  readonly calls: number;
  /** Input and output, as far as models have counted them. */
  readonly tokens: number;
  /** Calls that wait for a person; the line does not stand in the way of the question. */
  readonly asking: number;
  readonly doing: string;
}

/** Before the first event. */
export const noCounts: Counts = { steps: 0, calls: 0, tokens: 0, asking: 0, doing: 'starting' };

/** The counts after an event. */
export function count(counts: Counts, event: RunEvent): Counts {
  switch (event.type) {
    case 'step-start':
      return { ...counts, steps: event.step };
    case 'model-start':
      return { ...counts, doing: 'the model writes' };
    case 'model-end':
      return { ...counts, tokens: counts.tokens + event.usage.inputTokens + event.usage.outputTokens };
    case 'program-start':
      return { ...counts, doing: 'the program runs' };
    case 'call-start':
      return event.call.name === 'final_answer' ? counts : { ...counts, calls: counts.calls + 1 };
    case 'approval-start':
      return { ...counts, asking: counts.asking + 1 };
    case 'approval-end':
      return { ...counts, asking: counts.asking - 1 };
    default:
      return counts;
  }
}

/** The live line, null while a person is asked: `Step 2 · 5 calls · 3 s · 1204 tokens · the model writes`. */
export function statusText(counts: Counts, elapsedMs: number): string | null {
  if (counts.asking > 0) return null;
  const { steps, calls, tokens, doing } = counts;
  const seconds = `${Math.floor(elapsedMs / 1_000)} s`;
  return [`Step ${steps}`, counted(calls, 'call'), seconds, counted(tokens, 'token'), doing].join(' · ');
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
