import type { Parameter, QueryLimits } from './database.ts';
import type { Table } from './rows-of.ts';

/** What the process that queries is started for: its file, and whether to build the sample shop there first. */
export interface SqliteSource {
  readonly path: string;
  readonly isSample: boolean;
}

/** One query, as the process gets it; the next one is sent after its answer. */
export interface SqliteRequest {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  readonly limits: QueryLimits;
}

/** What the process says: once that it is ready, then one answer to each request. */
export type SqliteAnswer =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'table' } & Table)
  /** With `isLast`, the process ends after this. */
  | { readonly kind: 'failed'; readonly message: string; readonly isLast?: boolean };
