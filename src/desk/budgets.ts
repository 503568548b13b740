import type { Limits, Value } from '../value/index.ts';
import { unitsOf } from './units-of.ts';
import { pass, refuse, type Stop, type Verdict } from './verdict.ts';

/** Stage 3: how many calls a program may make, in all and at the same time, and how much they may say. */
export interface Budgets {
  /** Counts a call; refused past the limit, before anything of it is looked at: a flood costs next to nothing. */
  count(): Stop | null;
  /**
   * Counts what the log keeps of a call, its input or its output; refused past what the program itself may hold: a
   * thousand calls of 16 MiB each would end the host.
   */
  hold(value: Value): Stop | null;
  /** Waits for a place, in the order of coming; `leave` frees it. Refused when the signal is aborted first. */
  enter(signal: AbortSignal): Promise<Verdict<null>>;
  leave(): void;
}

/** Opens the budgets of one program. */
export function openBudgets({ calls, concurrentCalls, memoryBytes }: Limits): Budgets {
  let counted = 0;
  let held = 0;
  let inside = 0;
  let waiting: (() => void)[] = [];
  return {
    count() {
      counted += 1;
      if (counted <= calls) return null;
      return refuse(
        'LimitReached',
        `The program may make ${calls} calls (\`limits.calls\`) and has made them.`,
      );
    },
    hold(value) {
      held += unitsOf(value);
      if (held <= memoryBytes) return null;
      return refuse(
        'LimitReached',
        `The calls of the program have held ${memoryBytes} bytes in all (\`limits.memoryBytes\`): send and ask for less.`,
      );
    },
    async enter(signal) {
      if (inside < concurrentCalls) inside += 1;
      else {
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
        await promise;
        if (waiting.includes(resolve)) {
          waiting = waiting.filter((other) => other !== resolve);
          return refuse('Denied', 'The call was given up before its turn.');
        }
      }
      return pass(null);
    },
    leave() {
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    },
  };
}
