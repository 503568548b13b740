import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TableDescription } from './database.ts';

/** A file and how to put it away; one in the user's cache stays. */
export interface ShopFile {
  readonly path: string;
  readonly remove: () => void;
}

/** Changes whenever the shop does, so that an old one is not read. */
const fileName = 'sample-shop-1.db';

/** Where the sample shop is kept: the user's cache, or a private folder for this one handle. */
export function shopFile(environment: NodeJS.ProcessEnv): ShopFile {
  const folder = cacheFolder(environment);
  if (folder !== null && isWritable(folder)) return { path: join(folder, fileName), remove: () => {} };
  // A fixed name in a shared folder could be planted by another user: this one is new, and ours alone.
  const own = mkdtempSync(join(tmpdir(), 'pungi-'));
  return { path: join(own, fileName), remove: () => rmSync(own, { recursive: true, force: true }) };
}

/** The tables as the docstring shows them. */
export const shopTables: readonly TableDescription[] = [
  table('orders', 'id INTEGER, user_id TEXT, product_id INTEGER, status TEXT'),
  table('products', 'id INTEGER, name TEXT, price REAL, stock INTEGER'),
  table('users', 'id TEXT, name TEXT, email TEXT, country TEXT'),
];

function cacheFolder({ XDG_CACHE_HOME, HOME, LOCALAPPDATA }: NodeJS.ProcessEnv): string | null {
  if (XDG_CACHE_HOME !== undefined && XDG_CACHE_HOME !== '') return join(XDG_CACHE_HOME, 'pungi');
  if (LOCALAPPDATA !== undefined && LOCALAPPDATA !== '') return join(LOCALAPPDATA, 'pungi', 'cache');
  return HOME === undefined || HOME === '' ? null : join(HOME, '.cache', 'pungi');
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function table(name: string, columns: string): TableDescription {
  return {
    name,
    columns: columns.split(', ').map((column) => {
      const [columnName = '', type = ''] = column.split(' ');
      return { name: columnName, type };
    }),
  };
}
