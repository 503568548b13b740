import type { RateLimit, SdkFunction } from '../sdk/index.ts';
import type { Store } from './store.ts';
import { pass, refuse, type Verdict } from './verdict.ts';

/** What a rate limit counts by. */
export interface Counted {
  readonly name: string;
  readonly definition: SdkFunction<never>;
  readonly input: unknown;
  readonly context: unknown;
  readonly store: Pick<Store, 'rates'>;
}

/** Stage 5: refuses what the rate limit would not let through, before anybody is asked to approve it. Takes nothing. */
export function peekRate(counted: Counted): Verdict<null> {
  return look(counted, () => {});
}

/** Stage 7: the same after the approval, and counts the call. A call that fails later has been counted. */
export function takeRate(counted: Counted): Verdict<null> {
  return look(counted, (key, limit) => counted.store.rates.take(key, limit));
}

type Limit = RateLimit<unknown, never>;

function look(counted: Counted, onFree: (key: string, limit: Limit) => void): Verdict<null> {
  const { rateLimit } = counted.definition;
  if (rateLimit === null) return pass(null);
  const subject = subjectOf(rateLimit, counted);
  if (subject === null) return refuse('Denied', `The rate limit of sdk.${counted.name} could not be read.`);
  // Both are text: no subject can be mistaken for that of another function.
  const key = JSON.stringify([counted.name, subject]);
  const waitMs = counted.store.rates.waitMs(key, rateLimit);
  if (waitMs > 0) return limited(counted.name, rateLimit, waitMs);
  onFree(key, rateLimit);
  return pass(null);
}

/** Null where the definition's own code fails: a limit that cannot be told must not be passed by. */
function subjectOf({ by }: Limit, { input, context }: Counted): string | null {
  try {
    const subject: unknown = by === undefined ? '' : by(input, context as never);
    return typeof subject === 'string' ? subject : null;
  } catch {
    return null;
  }
}

function limited(name: string, { max, perMs, by }: Limit, waitMs: number): Verdict<null> {
  const seconds = Math.ceil(waitMs / 1_000);
  const whom = by === undefined ? '' : ' for the same subject';
  return refuse(
    'RateLimited',
    `sdk.${name} may be called ${max} time${max === 1 ? '' : 's'} in ${perMs / 1_000} s${whom}; again in ${seconds} s.`,
    { retryAfterSeconds: seconds },
  );
}
