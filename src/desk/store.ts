import type { Value } from '../value/index.ts';
import { openRates, type Rates } from './rates.ts';
import { openResults, type Results } from './results.ts';
import type { Verdict } from './verdict.ts';

/** What a leader tells those who asked for the same while it was on its way; null: ask for yourselves. */
export type Flight = Promise<Verdict<Value> | null>;

/**
 * What desks keep in memory beyond one call: results, and how often functions were called. Programs with the same
 * store are programs of one run. A store belongs to one SDK: it knows functions by name alone.
 */
export interface Store {
  /** For another run: it shares the rate limits, and results that are kept for a subject or for all. */
  newRun(): Store;
  /** Of this run, kept to its end: what is `pure`, or has a time of its own. */
  readonly lasting: Results;
  /** Of this run, kept until its next write: what was read. */
  readonly reads: Results;
  /** Of this run, on their way. */
  readonly flights: Map<string, Flight>;
  /** Of all runs. */
  readonly shared: Results;
  readonly rates: Rates;
}

const MiB = 1_048_576;

/** What results may take, in UTF-16 units, for each of the collections. */
const mostUnits = 32 * MiB;

/** Opens an empty store. */
export function openStore(): Store {
  return new MemoryStore(openResults(mostUnits), openRates());
}

class MemoryStore implements Store {
  readonly lasting: Results = openResults(mostUnits);
  readonly reads: Results = openResults(mostUnits);
  readonly flights = new Map<string, Flight>();
  readonly shared: Results;
  readonly rates: Rates;

  constructor(shared: Results, rates: Rates) {
    this.shared = shared;
    this.rates = rates;
  }

  newRun(): Store {
    return new MemoryStore(this.shared, this.rates);
  }
}
