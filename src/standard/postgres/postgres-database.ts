import type { Client } from 'pg';
import type { Value } from '../../value/index.ts';
import type { Database, Query, QueryLimits, Row, TableDescription } from '../database/database.ts';
import { tooManyBytes, tooManyRows, tooSlow } from '../database/query-limits.ts';
import { doubleColumn, doubleColumnText, rowsOf, sizeOfRow, type Table } from '../database/rows-of.ts';
import { failure } from '../failure.ts';
import { postgresProblem } from './postgres-problem.ts';
import { postgresReader } from './postgres-values.ts';

interface Setup {
  readonly connect: () => Promise<Client>;
  readonly tables: readonly TableDescription[];
  readonly limits: QueryLimits;
}

const batchRows = 500;

/** Each query has a connection of its own: what it set, locked or prepared ends with it. */
export class PostgresDatabase implements Database {
  readonly dialect = 'PostgreSQL';
  readonly tables: readonly TableDescription[];
  readonly limits: QueryLimits;
  readonly #connect: () => Promise<Client>;
  readonly #open: Set<Client> = new Set();
  #isClosed = false;

  constructor({ connect, tables, limits }: Setup) {
    this.#connect = connect;
    this.tables = tables;
    this.limits = limits;
  }

  async query(query: Query): Promise<readonly Row[]> {
    if (this.#isClosed) throw failure('The database is closed.');
    if (query.signal.aborted) throw failure('The query was given up.');
    const client = await this.#connect().catch((cause: unknown) => {
      throw failure('The database cannot be reached.', cause);
    });
    this.#open.add(client);
    const late = AbortSignal.timeout(this.limits.timeMs);
    const stop = AbortSignal.any([late, query.signal]);
    const onStop = (): void => void this.#stop(client);
    stop.addEventListener('abort', onStop, { once: true });
    try {
      return rowsOf(await this.#read(client, query));
    } catch (error) {
      if (late.aborted) throw failure(tooSlow(this.limits), error);
      if (query.signal.aborted) throw failure('The query was given up.', error);
      throw failure(postgresProblem(error, this.limits), error);
    } finally {
      stop.removeEventListener('abort', onStop);
      this.#open.delete(client);
      await client.end().catch(() => {});
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#open].map((client) => this.#stop(client)));
  }

  /**
   * The server refuses every write: the transaction is read-only, and a cursor takes nothing but a query, so that
   * COPY … TO PROGRAM and SET never run. With parameters, even none, the protocol takes one statement only.
   */
  async #read(client: Client, { sql, parameters }: Query): Promise<Table> {
    await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${this.limits.timeMs}`);
    await this.#run(client, `DECLARE answer NO SCROLL CURSOR FOR ${sql}`, parameters);
    const rows: (readonly Value[])[] = [];
    let bytes = 0;
    for (;;) {
      const batch = await this.#run(client, `FETCH ${batchRows} FROM answer`, []);
      const columns = batch.fields.map(({ name }) => name);
      const double = doubleColumn(columns);
      if (double !== null) throw failure(doubleColumnText(double));
      rows.push(...batch.rows);
      bytes += batch.rows.reduce((sum, row) => sum + sizeOfRow(row), 0);
      if (rows.length > this.limits.maxRows) throw failure(tooManyRows(this.limits));
      if (bytes > this.limits.maxBytes) throw failure(tooManyBytes(this.limits));
      if (batch.rows.length < batchRows) return { columns, rows };
    }
  }

  #run(client: Client, text: string, parameters: Query['parameters']): Promise<Batch> {
    const types = { getTypeParser: (oid: number) => postgresReader(oid) };
    return client.query({
      text,
      values: [...parameters],
      rowMode: 'array',
      queryMode: 'extended',
      types,
    } as never);
  }

  /** Ends the server's side, which would else go on computing, then ours. */
  async #stop(client: Client): Promise<void> {
    const pid: unknown = Reflect.get(client, 'processID');
    const other = await this.#connect().catch(() => null);
    await other?.query('SELECT pg_terminate_backend($1)', [pid]).catch(() => {});
    await other?.end().catch(() => {});
  }
}

interface Batch {
  readonly fields: readonly { readonly name: string }[];
  readonly rows: readonly (readonly Value[])[];
}
