import { PungiError } from '../../errors/index.ts';
import { failure } from '../failure.ts';
import type { Database, Query, QueryLimits, Row, TableDescription } from './database.ts';
import { resolveQueryLimits, tooSlow } from './query-limits.ts';
import { rowsOf } from './rows-of.ts';
import { type ShopFile, shopFile, shopTables } from './shop-file.ts';
import { type SqliteChild, startSqliteChild } from './sqlite-child.ts';
import type { SqliteAnswer } from './sqlite-messages.ts';
import { readTables } from './sqlite-tables.ts';

/** Where a database file is, and the bounds of its queries. */
export interface SqliteOptions extends Partial<QueryLimits> {
  readonly path: string;
}

/** Opens a database file for reading. Throws `INVALID_OPTION` where there is none. */
export function openSqlite(options: SqliteOptions): Database {
  const limits = resolveQueryLimits(options);
  const place: ShopFile = { path: options.path, remove: () => {} };
  return new SqliteDatabase({ place: () => place, isSample: false, tables: tablesOf(options.path), limits });
}

/** Opens the sample shop, which is built when it is first asked something. */
export function openSampleShop(environment: NodeJS.ProcessEnv, limits: Partial<QueryLimits> = {}): Database {
  return new SqliteDatabase({
    place: () => shopFile(environment),
    isSample: true,
    tables: shopTables,
    limits: resolveQueryLimits(limits),
  });
}

function tablesOf(path: string): readonly TableDescription[] {
  try {
    return readTables(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PungiError(
      `Expected \`database.path\` to be a SQLite database, got ${JSON.stringify(path)}: ${reason}.`,
      {
        ...{ code: 'INVALID_OPTION', cause },
      },
    );
  }
}

interface Setup {
  /** Where the file is, asked for on first use. */
  readonly place: () => ShopFile;
  readonly isSample: boolean;
  readonly tables: readonly TableDescription[];
  readonly limits: QueryLimits;
}

/** Queries one after the other, in a process that is started on first use and again after it had to be killed. */
class SqliteDatabase implements Database {
  readonly dialect = 'SQLite';
  readonly tables: readonly TableDescription[];
  readonly limits: QueryLimits;
  readonly #setup: Setup;
  #place: ShopFile | null = null;
  #child: SqliteChild | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(setup: Setup) {
    this.tables = setup.tables;
    this.limits = setup.limits;
    this.#setup = setup;
  }

  async query(query: Query): Promise<readonly Row[]> {
    using stop = stopOf(query.signal);
    const turn = this.#turn.then(() => this.#answer(query, stop.stopped));
    this.#turn = turn.catch(() => {});
    const answer = await Promise.race([turn, stop.stopped]);
    switch (answer.kind) {
      case 'table':
        return rowsOf(answer);
      case 'failed':
        throw failure(answer.message);
      case 'ready':
        throw failure('The database process answered out of turn.');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    await this.#end();
    await this.#turn;
    this.#place?.remove();
    this.#place = null;
  }

  async #answer(query: Query, stopped: Promise<SqliteAnswer>): Promise<SqliteAnswer> {
    if (this.#isClosed) return { kind: 'failed', message: 'The database is closed.' };
    if (query.signal.aborted) return stopped;
    const child = this.#start();
    const ready = await Promise.race([child.ready, stopped]);
    const answer = ready.kind === 'failed' ? ready : await this.#ask(child, query, stopped);
    // A process that is still busy, or about to end, is of no use to the next query.
    if (answer.kind === 'failed' && answer.isLast === true) await this.#end();
    return answer;
  }

  async #ask(child: SqliteChild, query: Query, stopped: Promise<SqliteAnswer>): Promise<SqliteAnswer> {
    const { sql, parameters } = query;
    using late = lateAfter(this.limits);
    return await Promise.race([child.ask({ sql, parameters, limits: this.limits }), late.reached, stopped]);
  }

  #start(): SqliteChild {
    this.#place ??= this.#setup.place();
    this.#child ??= startSqliteChild({ path: this.#place.path, isSample: this.#setup.isSample });
    return this.#child;
  }

  async #end(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    await child?.kill();
  }
}

function stopOf(signal: AbortSignal): Disposable & { readonly stopped: Promise<SqliteAnswer> } {
  const { promise, resolve } = Promise.withResolvers<SqliteAnswer>();
  const stop = (): void => resolve({ kind: 'failed', message: 'The query was given up.', isLast: true });
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return { stopped: promise, [Symbol.dispose]: () => signal.removeEventListener('abort', stop) };
}

function lateAfter(limits: QueryLimits): Disposable & { readonly reached: Promise<SqliteAnswer> } {
  const { promise, resolve } = Promise.withResolvers<SqliteAnswer>();
  const timer = setTimeout(
    () => resolve({ kind: 'failed', message: tooSlow(limits), isLast: true }),
    limits.timeMs,
  );
  return { reached: promise, [Symbol.dispose]: () => clearTimeout(timer) };
}
