import type { SdkFunction } from '../sdk/index.ts';
import { decodeValue, encodeValue, type Limits, type Value, valueLimits } from '../value/index.ts';
import type { LogEntry } from './call-log.ts';
import type { Results } from './results.ts';
import type { Flight, Store } from './store.ts';
import { pass, refuse, type Verdict } from './verdict.ts';

/** One call with its parsed input, on its way through the cache. */
export interface Lookup {
  readonly name: string;
  readonly definition: SdkFunction<never>;
  /** Whether its results tell ints from floats, as bigints and numbers. */
  readonly isExact: boolean;
  /** As the schema made it. */
  readonly input: unknown;
  /** As the program passed it. */
  readonly given: Value;
  /** Whom the run is for; null where nobody said. */
  readonly subject: string | null;
  readonly store: Store;
  readonly limits: Limits;
  readonly entry: LogEntry;
  /** Aborted when nobody waits for the call any more. */
  readonly signal: AbortSignal;
}

/** What came of a call that was really made. */
export interface Made {
  readonly verdict: Verdict<Value>;
  /** Whether it answers every equal call: not where the input was edited, or nobody waits for it any more. */
  readonly answersEqual: boolean;
}

/**
 * Stage 4: gives the result of an equal call, else makes the call and keeps its result. Equal calls on their way
 * share one flight. A failure is told to those who share the flight, and not kept.
 */
export async function throughCache(lookup: Lookup, make: () => Promise<Made>): Promise<Verdict<Value>> {
  const place = placeOf(lookup);
  if (place === null) return (await make()).verdict;
  const { flights } = lookup.store;
  for (;;) {
    const kept = read(place, lookup);
    if (kept !== null) return hit(kept, lookup);
    const flight = flights.get(place.key);
    if (flight === undefined) return await lead(place, lookup, make);
    const shared = await firstOf(flight, lookup.signal);
    if (shared !== null) return hit(shared, lookup);
    if (lookup.signal.aborted) return refuse('Denied', 'The call was given up before it was answered.');
  }
}

/**
 * A write begins, or is over: what was read before is no longer known to be true. Both count, since what is read
 * while it is at work may be from before it, too.
 */
export function forgetReads({ reads, flights }: Store): void {
  reads.clear();
  for (const key of flights.keys()) if (key.startsWith(readMark)) flights.delete(key);
}

/** Where a result is kept, and for how long. */
interface Place {
  readonly key: string;
  readonly results: Results;
  readonly ttlMs: number | null;
}

const readMark = 'read ';

/** Null where nothing is kept. */
function placeOf(lookup: Lookup): Place | null {
  const { definition, store, subject, name } = lookup;
  const { cache, effect } = definition;
  if (effect === 'write' || cache === false) return null;
  const input = inputText(lookup);
  if (input === null) return null;
  const call = JSON.stringify([name, input]);
  if (cache === null)
    return effect === 'pure'
      ? { key: `pure ${call}`, results: store.lasting, ttlMs: null }
      : { key: `${readMark}${call}`, results: store.reads, ttlMs: null };
  const { ttlMs, scope } = cache;
  if (scope === 'shared') return { key: `shared ${call}`, results: store.shared, ttlMs };
  // Without a subject the results of one user could reach another: they stay within the run.
  if (scope === 'subject' && subject !== null)
    return { key: `subject ${JSON.stringify(subject)} ${call}`, results: store.shared, ttlMs };
  return { key: `run ${call}`, results: store.lasting, ttlMs };
}

/** Equal after parsing is equal: defaults are filled in. What a schema made into no plain value is told by its origin. */
function inputText({ input, given, limits }: Lookup): string | null {
  const parsed = textOrNull(input, limits);
  if (parsed !== null) return `parsed ${parsed}`;
  const passed = textOrNull(given, limits);
  return passed === null ? null : `given ${passed}`;
}

function textOrNull(value: unknown, limits: Limits): string | null {
  try {
    return encodeValue(value, valueLimits(limits), 'input');
  } catch {
    return null;
  }
}

/** A copy of its own for each call. Null also for what passes the limits of this program: another one has kept it. */
function read({ results, key }: Place, { limits }: Lookup): Verdict<Value> | null {
  const result = results.get(key);
  if (result === null) return null;
  try {
    const output = decodeValue(result.text, valueLimits(limits), 'output');
    return pass(result.exact === undefined ? output : structuredClone(result.exact));
  } catch {
    return null;
  }
}

function hit(verdict: Verdict<Value>, { entry }: Lookup): Verdict<Value> {
  entry.cached();
  return verdict;
}

async function lead(
  { key, results, ttlMs }: Place,
  { store: { flights }, limits, isExact }: Lookup,
  make: () => Promise<Made>,
): Promise<Verdict<Value>> {
  const { promise, resolve } = Promise.withResolvers<Awaited<Flight>>();
  flights.set(key, promise);
  let shared: Awaited<Flight> = null;
  try {
    const { verdict, answersEqual } = await make();
    if (answersEqual) shared = verdict;
    // A write that began meanwhile has taken the flight away: the result is already old.
    if (answersEqual && verdict.ok && flights.get(key) === promise)
      results.set(key, {
        text: encodeValue(verdict.value, valueLimits(limits), 'output'),
        ...(isExact ? { exact: structuredClone(verdict.value) } : {}),
        expiresAt: ttlMs === null ? null : Date.now() + ttlMs,
      });
    return verdict;
  } finally {
    if (flights.get(key) === promise) flights.delete(key);
    resolve(shared);
  }
}

/** What the flight brings; null where the signal is aborted first. */
async function firstOf(flight: Flight, signal: AbortSignal): Promise<Awaited<Flight>> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const onAbort = (): void => resolve(null);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([flight, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
