import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needs } from '../../../test/needs.ts';
import type { Database, Parameter, Row } from '../database/database.ts';
import { postgres } from './index.ts';
import { refusedByPostgres } from './postgres.cases.ts';

const url = process.env['PUNGI_POSTGRES_URL'] ?? '';
const reason = 'PUNGI_POSTGRES_URL names no server: scripts/ci/postgres.sh starts one';
const limits = { timeMs: 700, maxRows: 1_000, maxBytes: 65_536 };

function ask(
  database: Database,
  sql: string,
  parameters: readonly Parameter[] = [],
): Promise<readonly Row[]> {
  return database.query({ sql, parameters, signal: new AbortController().signal });
}

async function asOwner(sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const result: unknown = await client.query(sql);
  await client.end();
  return (result as { readonly rows?: readonly unknown[] }).rows ?? [];
}

describe('a server', () => {
  const usable = needs('postgres', url === '' ? { usable: false, reason } : { usable: true });
  beforeAll(async () => {
    if (!usable) return;
    await asOwner(`DROP SCHEMA IF EXISTS other CASCADE; DROP TABLE IF EXISTS things; DROP SEQUENCE IF EXISTS counter;
      CREATE TABLE things (id bigint PRIMARY KEY, name text, price numeric(8, 2), made date, flags boolean[]);
      INSERT INTO things VALUES (1, 'one', 19.90, '2024-05-01', '{t,f}'), (9007199254740993, NULL, NULL, NULL, NULL);
      CREATE SEQUENCE counter; CREATE SCHEMA other; CREATE TABLE other.parts (id integer)`);
  });
  afterAll(async () => {
    if (usable) await asOwner('DROP SCHEMA other CASCADE; DROP TABLE things; DROP SEQUENCE counter');
  });

  test.for(refusedByPostgres)('%s is refused', async ([sql, message]) => {
    await using database = await postgres({ url, ...limits });

    await expect(ask(database, sql)).rejects.toMatchObject({ message, code: 'FUNCTION_FAILED' });
    expect(await asOwner('SELECT count(*)::int AS n FROM things')).toEqual([{ n: 2 }]);
  });

  test('tells its tables, those of other schemas by their whole name', async () => {
    await using database = await postgres({ url });

    expect(database.tables.map(({ name }) => name)).toEqual(['things', 'other.parts']);
    expect(database.tables[0]?.columns.slice(0, 3)).toEqual([
      { name: 'id', type: 'bigint' },
      { name: 'name', type: 'text' },
      { name: 'price', type: 'numeric' },
    ]);
  });

  test('gives values as Python has them', async () => {
    await using database = await postgres({ url });

    expect(await ask(database, 'SELECT * FROM things ORDER BY id')).toEqual([
      { id: 1, name: 'one', price: 19.9, made: '2024-05-01', flags: '{t,f}' },
      { id: 9007199254740993n, name: null, price: null, made: null, flags: null },
    ]);
    expect(
      await ask(database, "SELECT 2::numeric AS a, 'NaN'::float8 AS b, true AS c, '[1]'::json AS d"),
    ).toEqual([{ a: 2, b: Number.NaN, c: true, d: '[1]' }]);
  });

  test('takes parameters as values', async () => {
    await using database = await postgres({ url });

    expect(
      await ask(database, 'SELECT $1::text AS a, $2::bigint AS b;', ["'; DROP TABLE things", 2n ** 60n]),
    ).toEqual([{ a: "'; DROP TABLE things", b: 2n ** 60n }]);
  });

  test('gives more than one batch of rows', async () => {
    await using database = await postgres({ url });

    expect(await ask(database, 'SELECT generate_series(1, 1500) AS n')).toHaveLength(1_500);
  });

  test('what a query set is gone with it', async () => {
    await using database = await postgres({ url });
    await ask(database, "SELECT set_config('statement_timeout', '0', false) AS a");

    expect(await ask(database, "SELECT current_setting('statement_timeout') AS a")).toEqual([{ a: '5s' }]);
  });

  test('a query that is given up ends on the server, too', async () => {
    await using database = await postgres({ url, timeMs: 60_000 });
    const controller = new AbortController();
    const given = database.query({ sql: 'SELECT pg_sleep(50)', parameters: [], signal: controller.signal });
    const ended = expect(given).rejects.toThrow(/^The query was given up\.$/);
    await expect.poll(() => asOwner(sleeping)).toHaveLength(1);
    controller.abort();
    await ended;

    await expect.poll(() => asOwner(sleeping)).toEqual([]);
  });

  test('a handle that was disposed of answers no more', async () => {
    const database = await postgres({ url });
    await database[Symbol.asyncDispose]();

    await expect(ask(database, 'SELECT 1 AS one')).rejects.toThrow(/^The database is closed\.$/);
  });

  test('a superuser is refused', async () => {
    const address = new URL(url);
    address.username = 'postgres';

    await expect(postgres({ url: address.href })).rejects.toThrow(
      /^Expected `url` to name a role without superuser rights, got a superuser, who can read files\.$/,
    );
  });
});

const sleeping = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'FETCH%' AND state = 'active'";

describe('an address', () => {
  test.for([
    ['mysql://a:secret@127.0.0.1/x', 'Expected `url` to be a postgres:// address.'],
    ['postgres://a:secret@127.0.0.1:1/x', 'Expected `url` to lead to a PostgreSQL server: ECONNREFUSED.'],
  ] as const)('%s is refused without being shown', async ([address, message]) => {
    await expect(postgres({ url: address })).rejects.toMatchObject({ message, code: 'INVALID_OPTION' });
  });
});
