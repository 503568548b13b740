import type { Client } from 'pg';
import { PungiError } from '../../errors/index.ts';
import type { Database, QueryLimits } from '../database/database.ts';
import { resolveQueryLimits } from '../database/query-limits.ts';
import { PostgresDatabase } from './postgres-database.ts';
import { readPostgresTables } from './postgres-tables.ts';

/** Where a PostgreSQL server is, and the bounds of its queries. */
export interface PostgresOptions extends Partial<QueryLimits> {
  /** `postgres://user:password@host:port/database`; never shown. The role must not be a superuser. */
  readonly url: string;
}

/**
 * Connects to PostgreSQL and reads which tables there are, for `createStandardSdk({ database })`. Needs the package
 * `pg`. Throws `INVALID_OPTION` where it is missing, where the server cannot be reached, and for a superuser, who
 * could read files of the server by a SELECT.
 */
export async function postgres(options: PostgresOptions): Promise<Database> {
  const limits = resolveQueryLimits(options);
  const connect = await connector(options.url);
  const client = await connect().catch((cause: unknown) => {
    throw invalid(`Expected \`url\` to lead to a PostgreSQL server: ${reasonOf(cause)}.`, cause);
  });
  try {
    const { isSuperuser, tables } = await readPostgresTables(client);
    if (isSuperuser) {
      throw invalid(
        'Expected `url` to name a role without superuser rights, got a superuser, who can read files.',
      );
    }
    return new PostgresDatabase({ connect, tables, limits });
  } finally {
    await client.end();
  }
}

/** The package is loaded when it is needed: the door opens without it, and says what to install. */
async function connector(url: string): Promise<() => Promise<Client>> {
  if (typeof url !== 'string' || !/^postgres(?:ql)?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw invalid('Expected `url` to be a postgres:// address.');
  }
  const { default: pg } = await import('pg').catch((cause: unknown) => {
    throw invalid('Expected the package `pg` beside this one: npm install pg.', cause);
  });
  return async () => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    // A connection that breaks while nobody asks is noticed by the next query.
    client.on('error', () => {});
    await client.connect();
    return client;
  };
}

/** The code of a failure, or the words of the server; the words of the socket have its address. */
function reasonOf(cause: unknown): string {
  const { code, severity, message } = (cause ?? {}) as {
    code?: unknown;
    severity?: unknown;
    message?: unknown;
  };
  return String(severity === undefined ? (code ?? 'it does not answer') : message);
}

function invalid(message: string, cause?: unknown): PungiError {
  return new PungiError(message, { code: 'INVALID_OPTION', ...(cause === undefined ? {} : { cause }) });
}
