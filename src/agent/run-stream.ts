import type { RunEvent } from './events.ts';
import type { RunOutcome } from './outcome.ts';

/** The events of one run as they come, and its outcome. Who stops reading aborts the run. */
export interface RunStream<Answer> extends AsyncIterable<RunEvent> {
  /** Settles when the run ended, also where nobody reads the events. */
  readonly outcome: Promise<RunOutcome<Answer>>;
}

/** How a run is started whose events are read. */
export type StartRun<Answer> = (options: {
  readonly onEvent: (event: RunEvent) => void;
  readonly signal: AbortSignal;
}) => Promise<RunOutcome<Answer>>;

/** Starts a run, and keeps its events until they are read. */
export function streamRun<Answer>(start: StartRun<Answer>): RunStream<Answer> {
  const abort = new AbortController();
  const waiting: RunEvent[] = [];
  let wake: (() => void) | null = null;
  let isOver = false;
  const outcome = start({
    signal: abort.signal,
    onEvent: (event) => {
      waiting.push(event);
      wake?.();
    },
  }).finally(() => {
    isOver = true;
    wake?.();
  });
  // Whoever reads the events alone is told of a misuse there.
  outcome.catch(() => {});
  async function* events(): AsyncGenerator<RunEvent, void, undefined> {
    try {
      while (true) {
        yield* waiting.splice(0);
        if (waiting.length > 0) continue;
        if (isOver) break;
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        await promise;
      }
      await outcome;
    } finally {
      abort.abort();
    }
  }
  return { outcome, [Symbol.asyncIterator]: events };
}
