import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { allowReadingOnly } from './authorizer.ts';
import type { Parameter } from './database.ts';
import { refusedQueries } from './refused-queries.cases.ts';
import { runQuery } from './run-query.ts';
import type { SqliteAnswer } from './sqlite-messages.ts';

const folder = mkdtempSync(join(tmpdir(), 'pungi-query-'));
const path = join(folder, 'a.db');
const limits = { timeMs: 1_000, maxRows: 1_000, maxBytes: 65_536 };
plant(path);
const database = new DatabaseSync(path, { readOnly: true, limits: { length: 1_000_000 } });
const refusals = allowReadingOnly(database);
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

function plant(file: string): void {
  using made = new DatabaseSync(file);
  made.exec(`
    CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, bytes BLOB);
    CREATE INDEX t_name ON t (name);
    INSERT INTO t VALUES (1, 'one', x'00'), (9007199254740993, 'é😀', NULL);
    CREATE VIRTUAL TABLE notes USING fts5(text);
    INSERT INTO notes VALUES ('a quick note'), ('another');
  `);
}

function ask(sql: string, parameters: readonly Parameter[] = []): SqliteAnswer {
  return runQuery(database, refusals, { sql, parameters, limits });
}

test.for(refusedQueries)('%s is refused', ([sql, message]) => {
  expect(ask(sql)).toEqual({ kind: 'failed', message });
});

test('integers, floats, texts and NULL are read as they are', () => {
  const sql = "SELECT id, name, 0.5 AS half, NULL AS none, 1e999 AS inf, 'it''s' AS text FROM t ORDER BY id";

  expect(ask(sql)).toEqual({
    kind: 'table',
    columns: ['id', 'name', 'half', 'none', 'inf', 'text'],
    rows: [
      [1, 'one', 0.5, null, Number.POSITIVE_INFINITY, "it's"],
      [9007199254740993n, 'é😀', 0.5, null, Number.POSITIVE_INFINITY, "it's"],
    ],
  });
});

describe('what reads', () => {
  test.for([
    ['SELECT 1 AS a;', [[1]]],
    [' /* c */ SELECT 1 AS a ; ; -- the end\n', [[1]]],
    ['VALUES (1), (2)', [[1], [2]]],
    ['WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3) SELECT sum(i) FROM n', [[6]]],
    ["SELECT name FROM sqlite_schema WHERE type = 'index'", [['t_name']]],
    ["SELECT text FROM notes WHERE notes MATCH 'quick'", [['a quick note']]],
    ['SELECT value FROM json_each(\'[1, "x"]\')', [[1], ['x']]],
    ['SELECT row_number() OVER (ORDER BY id) FROM t', [[1], [2]]],
    ['SELECT name FROM t WHERE id < 0', []],
  ] as const)('%s passes', ([sql, rows]) => {
    expect(ask(sql)).toMatchObject({ kind: 'table', rows });
  });
});

test('parameters are values and never SQL', () => {
  const parameters = ["'; DROP TABLE t; --", 2n ** 60n, 1.5, true, null];

  expect(ask('SELECT ? AS a, ? AS b, ? AS c, ? AS d, ? AS e', parameters)).toMatchObject({
    rows: [["'; DROP TABLE t; --", 2n ** 60n, 1.5, 1, null]],
  });
});

test.for([
  [['SELECT ? + ?', [1]], 'Expected a parameter for each ? of the SQL, got 1.'],
  [['SELECT 1', [1]], 'Expected a parameter for each ? of the SQL, got 1.'],
  [['SELECT ?', [2n ** 64n]], 'The query failed: BigInt value is too large to bind.'],
] as const)('%o has the wrong parameters', ([[sql, parameters], message]) => {
  expect(ask(sql, parameters)).toEqual({ kind: 'failed', message });
});

test('a refusal is told once, and the next failure in its own words', () => {
  ask('DROP TABLE t');

  expect(ask('SELECT prise')).toEqual({
    kind: 'failed',
    message: 'The query failed: no such column: prise',
  });
});
