import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Value } from '../../value/index.ts';
import type { Refusals } from './authorizer.ts';
import type { Parameter } from './database.ts';
import { tooManyBytes, tooManyRows } from './query-limits.ts';
import { doubleColumn, doubleColumnText, sizeOfRow } from './rows-of.ts';
import type { SqliteAnswer, SqliteRequest } from './sqlite-messages.ts';

/** Runs one statement on a connection that only reads. Never throws: a failure is an answer, too. */
export function runQuery(database: DatabaseSync, refusals: Refusals, request: SqliteRequest): SqliteAnswer {
  refusals.take();
  try {
    const statement = prepareOne(database, request.sql);
    if (typeof statement === 'string') return failed(statement);
    const columns = statement.columns().map(({ name }) => name);
    const double = doubleColumn(columns);
    if (double !== null) return failed(doubleColumnText(double));
    const given = request.parameters.map(inputOf);
    return isFilled(statement, given) ? read(statement, columns, request) : failed(countText(given.length));
  } catch (error) {
    const refused = refusals.take();
    if (refused !== null) return failed(`Programs may only SELECT: the database refuses ${refused}.`);
    return failed(`The query failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** SQLite prepares the first statement of a text and is silent about the rest: the rest is looked for here. */
function prepareOne(database: DatabaseSync, sql: string): StatementSync | string {
  if (sql.includes('\0')) return 'Expected SQL without NUL characters.';
  const statement = database.prepare(sql, { readBigInts: true, returnArrays: true });
  const rest = sql.slice(statement.sourceSQL.length);
  return isEmpty(database, rest) ? statement : 'Expected one statement, got more: send them one by one.';
}

/** Spaces, comments and semicolons make no statement, by SQLite's own reading. */
function isEmpty(database: DatabaseSync, sql: string): boolean {
  const rest = sql.replace(/^[\s;]+/, '');
  if (rest === '') return true;
  try {
    database.prepare(rest);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_ARG_VALUE';
  }
}

function read(statement: StatementSync, columns: readonly string[], request: SqliteRequest): SqliteAnswer {
  const { limits, parameters } = request;
  const rows: (readonly Value[])[] = [];
  let bytes = 0;
  // With `returnArrays` each row is an array, which the types do not know.
  for (const given of statement.iterate(...parameters.map(inputOf)) as Iterable<unknown>) {
    if (rows.length >= limits.maxRows) return failed(tooManyRows(limits));
    const row = (given as readonly SQLOutputValue[]).map(plainOf);
    if (!isPlain(row)) return failed(blobText(columns[row.indexOf(undefined)] ?? ''));
    rows.push(row);
    bytes += sizeOfRow(row);
    if (bytes > limits.maxBytes) return failed(tooManyBytes(limits));
  }
  return { kind: 'table', columns, rows };
}

function isPlain(row: readonly (Value | undefined)[]): row is readonly Value[] {
  return !row.includes(undefined);
}

/**
 * Whether there are as many values as places. SQLite takes a missing one for NULL, and knows no count; but it does
 * refuse one value too many. Nothing runs here: a statement is bound first and stepped when its rows are asked for.
 */
function isFilled(statement: StatementSync, given: readonly SQLInputValue[]): boolean {
  try {
    statement.iterate(...given);
  } catch (error) {
    if (isOutOfRange(error)) return false;
    throw error;
  }
  try {
    statement.iterate(...given, null);
    return false;
  } catch (error) {
    return isOutOfRange(error);
  }
}

/** SQLITE_RANGE: there is no such place. */
function isOutOfRange(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 25;
}

function countText(count: number): string {
  return `Expected a parameter for each ? of the SQL, got ${count}.`;
}

/** SQLite has no booleans. */
function inputOf(parameter: Parameter): SQLInputValue {
  return typeof parameter === 'boolean' ? Number(parameter) : parameter;
}

/** A number where it is exact, a bigint beyond; undefined for bytes, which are no plain value. */
function plainOf(value: SQLOutputValue): Value | undefined {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  return value instanceof Uint8Array ? undefined : value;
}

function blobText(column: string): string {
  return `The column ${JSON.stringify(column)} holds a BLOB, and only numbers, texts and None can be returned. Select hex(…) or length(…) of it.`;
}

function failed(message: string): SqliteAnswer {
  return { kind: 'failed', message };
}
