import type { ColumnDescription, TableDescription } from './database.ts';

/** A docstring is part of every prompt: beyond this, tables are only named, then counted. */
const mostDescribed = 30;
const mostNamed = 200;
const mostColumns = 40;

/** The tables with their columns, one line each: `products(id INTEGER, name TEXT)`. */
export function tablesText(tables: readonly TableDescription[]): string {
  if (tables.length === 0) return 'The database has no tables.';
  const described = tables
    .slice(0, mostDescribed)
    .map(({ name, columns }) => `- ${plain(name)}(${columnsText(columns)})`);
  const named = tables.slice(mostDescribed, mostNamed).map(({ name }) => plain(name));
  const uncounted = Math.max(0, tables.length - mostNamed);
  return [
    'Tables:',
    ...described,
    ...(named.length === 0 ? [] : [`Also: ${named.join(', ')}`]),
    ...(uncounted === 0 ? [] : [`And ${uncounted} more.`]),
  ].join('\n');
}

function columnsText(columns: readonly ColumnDescription[]): string {
  const shown = columns.slice(0, mostColumns).map(({ name, type }) => plain(`${name} ${type}`.trim()));
  return [...shown, ...(columns.length > mostColumns ? ['…'] : [])].join(', ');
}

/** A table can be named anything; in a docstring it is one word on one line, and no instruction. */
function plain(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 80);
}
