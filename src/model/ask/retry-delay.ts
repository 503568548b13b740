import type { Clock } from '../contract.ts';

/** The first wait, doubled each time, and the longest; milliseconds. */
const firstMs = 1_000;
const longestMs = 30_000;

/** A provider that asks for more than this is not waited for: the run would seem to hang. */
const longestAskedMs = 120_000;

/** Response headers, names in lower case. */
export type Headers = { readonly [name: string]: string | undefined };

/**
 * How long to wait before the next attempt: what the provider asks for, to the millisecond; else twice as long each
 * time, between half of that and all of it, so that clients that failed together do not come back together. Null: do
 * not try again, for the provider says so, or asks for too long a wait.
 */
export function retryDelay(headers: Headers, attempt: number, clock: Clock): number | null {
  if (headers['x-should-retry'] === 'false') return null;
  const askedMs = askedDelay(headers, clock);
  if (askedMs !== null) return askedMs <= longestAskedMs ? askedMs : null;
  const fullMs = Math.min(firstMs * 2 ** (attempt - 1), longestMs);
  return Math.round(fullMs * (0.5 + clock.random() / 2));
}

/** What to tell where the provider asks for too long a wait; else nothing. */
export function waitNote(headers: Headers, clock: Clock): string {
  const askedMs = askedDelay(headers, clock) ?? 0;
  return askedMs > longestAskedMs ? ` It asks to wait for ${Math.ceil(askedMs / 1_000)} s.` : '';
}

/** What `retry-after-ms` or `retry-after` (seconds, or a date as HTTP writes it) asks for; null where they do not. */
export function askedDelay(headers: Headers, clock: Pick<Clock, 'now'>): number | null {
  const milliseconds = numberIn(headers['retry-after-ms']);
  if (milliseconds !== null) return Math.ceil(milliseconds);
  const after = headers['retry-after'];
  const seconds = numberIn(after);
  if (seconds !== null) return Math.ceil(seconds * 1_000);
  // A date has a name of a day in it: "12-1" is a date for `Date.parse`, and no answer of a server.
  const date = after !== undefined && /^[A-Z][a-z]+,? /.test(after) ? Date.parse(after) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - clock.now());
}

function numberIn(text: string | undefined): number | null {
  return text !== undefined && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null;
}
