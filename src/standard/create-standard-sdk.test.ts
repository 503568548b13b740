import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import {
  defineFunction,
  defineSdk,
  type ExecuteOptions,
  parseInput,
  parseOutput,
  type SdkFunction,
} from '../sdk/index.ts';
import type { Database, OutboxEntry, StandardSdk, StandardSdkOptions } from './index.ts';
import { createStandardSdk } from './index.ts';

const cache = mkdtempSync(join(tmpdir(), 'pungi-standard-'));
afterAll(() => rmSync(cache, { recursive: true }));
const environment = { XDG_CACHE_HOME: cache, XDG_STATE_HOME: cache };

function create(options: StandardSdkOptions = {}): StandardSdk {
  return createStandardSdk({ environment, ...options });
}

/** Calls a function as a desk does: input and output go through its schemas. */
async function call(
  definition: SdkFunction,
  input: unknown,
  more: Partial<ExecuteOptions> = {},
): Promise<unknown> {
  const parsed = await parseInput(definition, input as never);
  if (!parsed.ok) throw new Error(parsed.message);
  const output = await parseOutput(definition, await definition.execute(parsed.value, { ...tools, ...more }));
  if (!output.ok) throw new Error(output.message);
  return output.value;
}

const tools: ExecuteOptions = {
  signal: new AbortController().signal,
  generate: () => Promise.reject(new Error('There is no model in this run.')),
  idempotencyKey: 'run:0:1',
  context: undefined,
};

describe('the standard SDK', () => {
  test('has five functions, each described, typed and shown by an example', async () => {
    await using sdk = create();

    expect(Object.keys(sdk.functions).sort()).toEqual([
      'calculate',
      'database_query',
      'search',
      'send_notification',
      'summarise',
    ]);
    expect(sdk.warnings).toEqual([]);
  });

  test('mixes with functions of its user', async () => {
    await using standard = create();
    const mine = defineFunction({ effect: 'pure', execute: () => 1 });

    expect(defineSdk({ ...standard.functions, mine }).descriptions.map(({ name }) => name)).toEqual([
      ...['calculate', 'database_query', 'mine', 'search', 'send_notification', 'summarise'],
    ]);
  });

  test('writes only by asking, at most once per user and hour', async () => {
    await using sdk = create();
    const policies = sdk.descriptions.map(({ name, effect, approval, rateLimit }) => ({
      name,
      effect,
      approval,
      rateLimit,
    }));

    expect(policies).toEqual([
      { name: 'calculate', effect: 'pure', approval: 'never', rateLimit: null },
      { name: 'database_query', effect: 'read', approval: 'never', rateLimit: null },
      { name: 'search', effect: 'read', approval: 'never', rateLimit: null },
      {
        name: 'send_notification',
        effect: 'write',
        approval: 'ask',
        rateLimit: { max: 1, perMs: 3_600_000, by: 'user_id' },
      },
      { name: 'summarise', effect: 'read', approval: 'never', rateLimit: null },
    ]);
  });

  test('shows the tables of its database to the model', async () => {
    await using sdk = create();

    expect(sdk.functions.database_query.description).toBe(
      [
        'Runs one SELECT on the database (SQLite); each row is a dict by column.',
        '',
        'Tables:',
        '- orders(id INTEGER, user_id TEXT, product_id INTEGER, status TEXT)',
        '- products(id INTEGER, name TEXT, price REAL, stock INTEGER)',
        '- users(id TEXT, name TEXT, email TEXT, country TEXT)',
      ].join('\n'),
    );
  });
});

describe('a call', () => {
  test('of calculate gives an int or a float', async () => {
    await using sdk = create();

    expect(await call(sdk.functions.calculate, { expression: '1234 * 5678' })).toBe(7006652n);
    expect(await call(sdk.functions.calculate, { expression: '1 / 4' })).toBe(0.25);
    expect(await call(sdk.functions.calculate, { expression: '-inf' })).toBe(Number.NEGATIVE_INFINITY);
  });

  test('of search gives ten results when nobody says how many', async () => {
    await using sdk = create();

    expect(await call(sdk.functions.search, { query: 'country' })).toHaveLength(7);
    expect(await call(sdk.functions.search, { query: 'benchmarks models', limit: 2 })).toHaveLength(2);
    expect(
      await call(sdk.functions.search, { query: 'model OR shop desk kettle country time' }),
    ).toHaveLength(10);
    await expect(call(sdk.functions.search, { query: 'x', limit: 21 })).rejects.toThrow(
      '`limit`: expected at most 20, got 21 (int)',
    );
  });

  test('of database_query gives rows, with and without parameters', async () => {
    await using sdk = create();
    const sql = 'SELECT count(*) AS n FROM orders WHERE status = ?';

    expect(
      await call(sdk.functions.database_query, { sql: 'SELECT id, price FROM products LIMIT 1' }),
    ).toEqual([{ id: 1, price: 241.68 }]);
    expect(await call(sdk.functions.database_query, { sql, parameters: ['waiting'] })).toEqual([{ n: 904 }]);
  });

  test('of send_notification writes to the outbox, with the key of the call', async () => {
    const outbox: OutboxEntry[] = [];
    await using sdk = create({ notifications: { outbox } });

    expect(await call(sdk.functions.send_notification, { user_id: 'u1', message: 'Hello' })).toBe(true);
    expect(outbox).toMatchObject([{ user_id: 'u1', message: 'Hello', idempotency_key: 'run:0:1' }]);
  });

  test('of summarise asks the model within its budget', async () => {
    await using sdk = create({ summaries: { characters: 10, maxTokens: 50 } });
    const generate = vi.fn(() => Promise.resolve(' short \n'));

    expect(await call(sdk.functions.summarise, { items: [{ title: 'a long title' }] }, { generate })).toBe(
      'short',
    );
    expect(generate).toHaveBeenCalledWith({ prompt: expect.stringContaining('{"title":"…'), maxTokens: 50 });
  });
});

describe('summarise fails clearly', () => {
  test.for([
    [['x'], undefined, '`summarise` needs a model that answers: There is no model in this run.'],
    [['x'], () => Promise.resolve(' '), 'The model gave an empty summary.'],
    [[], undefined, 'Expected `items` to hold something to summarise, got nothing.'],
    ['  ', undefined, 'Expected `items` to hold something to summarise, got nothing.'],
    [{}, undefined, 'Expected `items` to hold something to summarise, got nothing.'],
  ] as const)('for %j', async ([items, generate, message]) => {
    await using sdk = create();

    await expect(
      call(sdk.functions.summarise, { items }, generate ? { generate } : {}),
    ).rejects.toMatchObject({
      message,
    });
  });
});

describe('options', () => {
  test('may bring a database and a provider, which end with the SDK', async () => {
    const ended = vi.fn(() => Promise.resolve());
    const limits = { timeMs: 1, maxRows: 1, maxBytes: 1 };
    const tables = [{ name: 'odd\n"name', columns: [{ name: 'a b', type: '' }] }];
    const query = (): ReturnType<Database['query']> => Promise.resolve([{ a: 1 }]);
    const database: Database = { dialect: 'Mine', tables, limits, query, [Symbol.asyncDispose]: ended };
    const search = { subject: 'my shelf', search: () => Promise.resolve([]), [Symbol.asyncDispose]: ended };
    const sdk = create({ database, search });

    expect(await call(sdk.functions.database_query, { sql: 'x' })).toEqual([{ a: 1 }]);
    expect(sdk.functions.database_query.description).toMatch(/- odd "name\(a b\)$/);
    expect(sdk.functions.search.description).toMatch(/^Searches my shelf, best results first\.\n/);
    await sdk[Symbol.asyncDispose]();
    expect(ended).toHaveBeenCalledTimes(2);
  });

  test.for([
    [
      { databse: {} },
      'Expected the options of `createStandardSdk` to have only search, database, notifications, summaries, environment; got `databse`.',
    ],
    [
      { summaries: { maxTokens: 0 } },
      'Expected `summaries.maxTokens` to be a positive integer, got 0 (number).',
    ],
  ] as const)('%o are refused', ([options, message]) => {
    expect(() => createStandardSdk(options as StandardSdkOptions)).toThrow(
      expect.objectContaining({ message, code: 'INVALID_OPTION' }),
    );
  });

  test('of a database with very many tables name some and count the rest', async () => {
    const tables = Array.from({ length: 250 }, (_, index) => ({
      name: `t${index}`,
      columns: Array.from({ length: index === 0 ? 50 : 1 }, (_column, at) => ({
        name: `c${at}`,
        type: 'INT',
      })),
    }));
    const limits = { timeMs: 1, maxRows: 1, maxBytes: 1 };
    const database = {
      dialect: 'Mine',
      tables,
      limits,
      query: () => Promise.resolve([]),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
    await using sdk = create({ database });
    const lines = sdk.functions.database_query.description.split('\n');

    expect(lines[3]).toMatch(/^- t0\(c0 INT, .*c39 INT, …\)$/);
    expect(lines.at(-2)).toMatch(/^Also: t30, .*t199$/);
    expect(lines.at(-1)).toBe('And 50 more.');
    expect(lines).toHaveLength(35);
  });
});
