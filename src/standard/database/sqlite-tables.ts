import { DatabaseSync } from 'node:sqlite';
import type { TableDescription } from './database.ts';

/** The tables and views of a database file with their columns. Throws what SQLite throws. */
export function readTables(path: string): readonly TableDescription[] {
  using database = new DatabaseSync(path, { readOnly: true });
  const columns = database
    .prepare(
      `SELECT list.name AS "table", info.name, info.type
         FROM pragma_table_list AS list JOIN pragma_table_xinfo(list.name) AS info
        WHERE list.schema = 'main' AND list.type <> 'shadow' AND list.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          AND info.hidden <> 1
        ORDER BY list.name, info.cid`,
    )
    .all();
  const tables = Map.groupBy(columns, ({ table }) => String(table));
  return [...tables].map(([name, rows]) => ({
    name,
    columns: rows.map((row) => ({ name: String(row['name']), type: String(row['type']) })),
  }));
}
