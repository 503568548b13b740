import type { AssistantMessage, Message } from '../../model/index.ts';
import type { RunEnd, Step } from '../outcome.ts';
import type { RunState } from '../run-state.ts';

/** What a model turn led to. */
export interface Taken {
  readonly step: Omit<Step, 'text' | 'usage' | 'durationMs'>;
  /** The turn as the conversation keeps it; null for its words alone. */
  readonly said: AssistantMessage | null;
  /** What the model is told then. */
  readonly told: readonly Message[];
  /** Present where the run ends here. */
  readonly end?: RunEnd<unknown>;
}

/** The run ends with this turn. */
export function endWith(end: RunEnd<unknown>, step: Taken['step'] = {}): Taken {
  return { step, said: null, told: [], end };
}

/** The model is told this. */
export function tell(observation: string, step: Taken['step'] = {}): Taken {
  return {
    step: { ...step, observation },
    said: null,
    told: [{ role: 'user', content: observation, cache: true }],
  };
}

/** Nothing was done, since the reply cannot be used: the model is told why. `failure` names the kind. */
export function complain(failure: string, message: string, run: RunState): Taken {
  const repeated = run.failures.after(failure);
  return tell([`Error: ${message}`, ...(repeated === null ? [] : [`Note: ${repeated}`])].join('\n'));
}
