import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Database, Parameter, QueryLimits, Row } from './database.ts';
import { openSampleShop, openSqlite } from './sqlite-database.ts';

const cache = mkdtempSync(join(tmpdir(), 'pungi-shop-'));
const environment = { XDG_CACHE_HOME: cache };
afterAll(() => rmSync(cache, { recursive: true }));

const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';

function shop(limits: Partial<QueryLimits> = {}): Database {
  return openSampleShop(environment, limits);
}

function ask(
  database: Database,
  sql: string,
  {
    parameters = [],
    signal = new AbortController().signal,
  }: { parameters?: Parameter[]; signal?: AbortSignal } = {},
): Promise<readonly Row[]> {
  return database.query({ sql, parameters, signal });
}

describe('the sample shop', () => {
  test('has some thousand rows, the same everywhere', async () => {
    await using database = shop();

    expect(
      await ask(
        database,
        `SELECT (SELECT count(*) FROM products) AS products, (SELECT round(sum(price), 2) FROM products) AS prices,
                (SELECT sum(stock) FROM products) AS stock, (SELECT count(*) FROM users) AS users,
                (SELECT count(*) FROM orders) AS orders, (SELECT count(*) FROM orders WHERE status = 'waiting') AS waiting`,
      ),
    ).toEqual([
      { products: 2000, prices: 197458.23, stock: 248792, users: 1500, orders: 6000, waiting: 904 },
    ]);
  });

  test('is one file in the cache of the user, and nothing beside it', async () => {
    await using database = shop();
    await ask(database, 'SELECT 1 AS one');

    expect(readdirSync(join(cache, 'pungi'))).toEqual(['sample-shop-1.db']);
  });

  test('has the tables that the docstring shows', async () => {
    await using database = shop();
    await ask(database, 'SELECT 1 AS one');
    await using file = openSqlite({ path: join(cache, 'pungi', 'sample-shop-1.db') });

    expect(file.tables).toEqual(database.tables);
  });

  test('is built in a private folder where there is no cache, which goes with the handle', async () => {
    vi.stubEnv('TMPDIR', join(cache, 'tmp'));
    mkdirSync(join(cache, 'tmp'));
    writeFileSync(join(cache, 'file'), '');
    const database = openSampleShop({ XDG_CACHE_HOME: join(cache, 'file') });
    const rows = await ask(database, 'SELECT count(*) AS n FROM users');
    const [folder = ''] = readdirSync(join(cache, 'tmp'));
    const files = readdirSync(join(cache, 'tmp', folder));
    await database[Symbol.asyncDispose]();

    expect(rows).toEqual([{ n: 1500 }]);
    expect(files).toEqual(['sample-shop-1.db']);
    expect(readdirSync(join(cache, 'tmp'))).toEqual([]);
  });
});

describe('a query that does not end', () => {
  test('is stopped at its time, and the next one is answered', async () => {
    await using database = shop({ timeMs: 300 });

    await expect(ask(database, endless)).rejects.toThrow(
      /^The query took longer than 300 ms and was stopped\. Narrow it with WHERE or LIMIT; a recursive query needs an end\.$/,
    );
    expect(await ask(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('ends with the signal, and the next one is answered', async () => {
    await using database = shop();
    const controller = new AbortController();
    const given = ask(database, endless, { signal: controller.signal });
    await ask(shop(), 'SELECT 1 AS one');
    controller.abort();

    await expect(given).rejects.toThrow(/^The query was given up\.$/);
    expect(await ask(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('that eats memory is stopped, and the next one is answered', async () => {
    await using database = shop({ timeMs: 60_000 });
    const greedy = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000)
      SELECT i, hex(randomblob(50000)) AS text FROM n ORDER BY text`;

    await expect(ask(database, greedy)).rejects.toThrow(
      /^The query took too much memory and was stopped\. Sort and group fewer rows, or add WHERE\.$/,
    );
    expect(await ask(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

test('queries at the same time are answered one after the other, by one process', async () => {
  await using database = shop();
  const numbers = Array.from({ length: 20 }, (_, index) => index);

  expect(
    await Promise.all(numbers.map((number) => ask(database, 'SELECT ? AS n', { parameters: [number] }))),
  ).toEqual(numbers.map((n) => [{ n }]));
});

test('a query that was given up while it waited is never sent', async () => {
  await using database = shop();
  const first = ask(database, 'SELECT 1 AS one');
  const second = ask(database, endless, { signal: AbortSignal.abort() });

  await expect(second).rejects.toThrow(/^The query was given up\.$/);
  expect(await first).toEqual([{ one: 1 }]);
  expect(await ask(database, 'SELECT 2 AS two')).toEqual([{ two: 2 }]);
});

test('a handle that was disposed of answers no more', async () => {
  const database = shop();
  await ask(database, 'SELECT 1 AS one');
  await database[Symbol.asyncDispose]();

  await expect(ask(database, 'SELECT 1 AS one')).rejects.toThrow(/^The database is closed\.$/);
});

test('a query in flight ends with the handle', async () => {
  const database = shop();
  await ask(database, 'SELECT 1 AS one');
  const given = ask(database, endless);
  const ended = expect(given).rejects.toThrow(/^The database process ended: SIGKILL\.$/);
  await Promise.resolve();
  await database[Symbol.asyncDispose]();

  await ended;
});

test('a key of a row is data, whatever its name', async () => {
  await using database = shop();
  const [row] = await ask(database, 'SELECT 1 AS "__proto__", 2 AS "constructor"');

  expect(Object.entries(row ?? {})).toEqual([
    ['__proto__', 1],
    ['constructor', 2],
  ]);
});

test('a write leaves nothing behind, not even where it asks to', async () => {
  await using database = shop();
  const target = join(cache, 'planted.db');

  await expect(ask(database, `VACUUM INTO '${target}'`)).rejects.toThrow(/ATTACH and VACUUM/);
  expect(existsSync(target)).toBe(false);
});

test('a host that is killed leaves no process that computes on', async () => {
  const script = `import { openSampleShop } from '${new URL('./sqlite-database.ts', import.meta.url)}';
    const shop = openSampleShop(process.env);
    const ask = (sql) => shop.query({ sql, parameters: [], signal: new AbortController().signal });
    await ask('SELECT 1 AS one');
    setTimeout(() => console.log('asked'), 50);
    await ask('${endless}');`;
  const host = spawn(process.execPath, ['--input-type=module', '--eval', script], { env: environment });
  await once(host.stdout, 'data');
  const child = Number(execFileSync('pgrep', ['-P', String(host.pid)], { encoding: 'utf8' }));
  host.kill('SIGKILL');

  await vi.waitFor(() => expect(() => process.kill(child, 0)).toThrow(/ESRCH/), { timeout: 10_000 });
});

describe('options', () => {
  test.for([
    [
      { path: '/nowhere/a.db' },
      'Expected `database.path` to be a SQLite database, got "/nowhere/a.db": unable to open database file.',
    ],
    [{ path: 'x', timeMs: 0 }, 'Expected `database.timeMs` to be a positive integer, got 0 (number).'],
    [{ path: 'x', maxRows: 1.5 }, 'Expected `database.maxRows` to be a positive integer, got 1.5 (number).'],
    [{ path: 'x', maxBytes: -1 }, 'Expected `database.maxBytes` to be a positive integer, got -1 (number).'],
  ] as const)('%o are refused', ([options, message]) => {
    expect(() => openSqlite(options)).toThrow(expect.objectContaining({ message, code: 'INVALID_OPTION' }));
  });

  test('a file that vanishes is told without its path', async () => {
    const path = join(cache, 'gone.db');
    await using source = shop();
    await ask(source, 'SELECT 1 AS one');
    copyFileSync(join(cache, 'pungi', 'sample-shop-1.db'), path);
    await using database = openSqlite({ path });
    rmSync(path);

    await expect(ask(database, 'SELECT 1')).rejects.toThrow(
      /^The database cannot be opened: unable to open database file$/,
    );
  });
});
