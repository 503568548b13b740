import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { randomFrom } from './random-from.ts';
import { adjectives, countries, firstNames, lastNames, materials, things } from './shop-words.ts';

const counts = { products: 2_000, users: 1_500, orders: 6_000 };

/** The tables of the shop; the docstring shows the same. */
const shopSchema = `
  CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price REAL NOT NULL, stock INTEGER NOT NULL);
  CREATE TABLE users (id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, country TEXT NOT NULL);
  CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    product_id INTEGER NOT NULL REFERENCES products (id),
    status TEXT NOT NULL
  );
  CREATE INDEX orders_of_user ON orders (user_id);
  CREATE INDEX orders_of_product ON orders (product_id);
`;

/**
 * Writes the sample shop to a file, the same one everywhere; nothing where there is a file already. Whoever builds
 * it at the same time does no harm: it appears whole.
 */
export function buildShop(path: string): void {
  if (existsSync(path)) return;
  const draft = `${path}.${process.pid}`;
  rmSync(draft, { force: true });
  using database = new DatabaseSync(draft);
  database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN; ${shopSchema}`);
  const random = randomFrom(20_240_229);
  fill(database, 'products', productsOf(random));
  fill(database, 'users', usersOf(random));
  fill(database, 'orders', ordersOf(random));
  database.exec('COMMIT');
  database.close();
  renameSync(draft, path);
}

type Random = () => number;
type Record = readonly SQLInputValue[];

function fill(database: DatabaseSync, table: string, records: readonly Record[]): void {
  const places = records[0]?.map(() => '?').join(', ');
  const insert = database.prepare(`INSERT INTO ${table} VALUES (${places})`);
  for (const record of records) insert.run(...record);
}

function productsOf(random: Random): readonly Record[] {
  return times(counts.products, (index) => {
    const name = `${pick(adjectives, random)} ${pick(materials, random)} ${pick(things, random)}`;
    // Many cheap things and a few dear ones; one in twelve is sold out.
    const price = Math.round(300 + 40_000 * random() ** 3) / 100;
    const stock = random() < 1 / 12 ? 0 : Math.floor(random() ** 2 * 400) + 1;
    return [index, name, price, stock];
  });
}

function usersOf(random: Random): readonly Record[] {
  return times(counts.users, (index) => {
    const [first, last] = [pick(firstNames, random), pick(lastNames, random)];
    const email = `${first}.${last}.${index}@example.com`.toLowerCase();
    return [`u${index}`, `${first} ${last}`, email, pick(countries, random)];
  });
}

function ordersOf(random: Random): readonly Record[] {
  return times(counts.orders, (index) => {
    const user = `u${Math.floor(random() ** 2 * counts.users) + 1}`;
    return [index, user, Math.floor(random() * counts.products) + 1, statusOf(random())];
  });
}

function statusOf(chance: number): string {
  if (chance < 0.15) return 'waiting';
  if (chance < 0.25) return 'paid';
  if (chance < 0.9) return 'sent';
  return chance < 0.95 ? 'returned' : 'cancelled';
}

function times<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

function pick(words: readonly string[], random: Random): string {
  return words[Math.floor(random() * words.length)] ?? '';
}
