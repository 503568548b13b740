import type { Limits } from '../value/index.ts';
import { pass, refuse, type Stop, type Verdict } from './verdict.ts';

/** Stage 3: how many calls a program may make, in all and at the same time. */
export interface Budgets {
  /** Counts a call; refused past the limit, before anything of it is looked at: a flood costs next to nothing. */
  count(): Stop | null;
  /** Waits for a place, in the order of coming; `leave` frees it. Refused when the signal is aborted first. */
  enter(signal: AbortSignal): Promise<Verdict<null>>;
  leave(): void;
}

/** Opens the budgets of one program. */
export function openBudgets({ calls, concurrentCalls }: Limits): Budgets {
  let counted = 0;
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
