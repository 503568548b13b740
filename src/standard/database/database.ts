import type { Value } from '../../value/index.ts';

/** One row, by the names of its columns. */
export type Row = { readonly [column: string]: Value };

/** What a query may be given for its `?`. */
export type Parameter = string | number | bigint | boolean | null;

/** One query: the text, what stands for its parameters, and when nobody waits for it any longer. */
export interface Query {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  readonly signal: AbortSignal;
}

/** A column as the docstring shows it. */
export interface ColumnDescription {
  readonly name: string;
  /** In the words of the database; empty where it declares none. */
  readonly type: string;
}

/** A table or a view as the docstring shows it. */
export interface TableDescription {
  readonly name: string;
  readonly columns: readonly ColumnDescription[];
}

/** The bounds of one query. */
export interface QueryLimits {
  /** How long one query may take. @default 5_000 */
  readonly timeMs: number;
  /** @default 10_000 */
  readonly maxRows: number;
  /** The result as a program reads it, about. @default 4 MiB */
  readonly maxBytes: number;
}

/**
 * A database that programs may read and in no way change. Whoever implements it must have the engine itself refuse
 * every write: the text of a query is hostile.
 */
export interface Database extends AsyncDisposable {
  /** Names the SQL that programs write: `SQLite`, `PostgreSQL`. */
  readonly dialect: string;
  readonly tables: readonly TableDescription[];
  readonly limits: QueryLimits;
  /** Throws `FUNCTION_FAILED` with a message for the program; settles at once when the signal is aborted. */
  query(query: Query): Promise<readonly Row[]>;
}
