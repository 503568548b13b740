import type { Client } from 'pg';
import type { TableDescription } from '../database/database.ts';

/** What a role is, and which tables it may read. */
export interface PostgresSchema {
  readonly isSuperuser: boolean;
  readonly tables: readonly TableDescription[];
}

interface ColumnRow {
  readonly table_schema: string;
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
}

/** Asks the server; tables outside of the schema `public` are named with theirs. */
export async function readPostgresTables(client: Client): Promise<PostgresSchema> {
  const roles = await client.query<{ rolsuper: boolean }>(
    'SELECT rolsuper FROM pg_roles WHERE rolname = current_user',
  );
  const { rows } = await client.query<ColumnRow>(
    `SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
        AND has_table_privilege(format('%I.%I', table_schema, table_name), 'SELECT')
      ORDER BY table_schema <> 'public', table_schema, table_name, ordinal_position`,
  );
  const tables = Map.groupBy(rows, ({ table_schema, table_name }) =>
    table_schema === 'public' ? table_name : `${table_schema}.${table_name}`,
  );
  return {
    isSuperuser: roles.rows[0]?.rolsuper === true,
    tables: [...tables].map(([name, columns]) => ({
      name,
      columns: columns.map(({ column_name, data_type }) => ({ name: column_name, type: data_type })),
    })),
  };
}
