import { constants, type DatabaseSync } from 'node:sqlite';

/** What the authorizer last refused, in words; null where it refused nothing since it was asked. */
export interface Refusals {
  take(): string | null;
}

/**
 * Makes a connection one that reads. The engine asks for each thing that a statement would do, whatever its text
 * looks like: only reading passes, so that what nobody thought of is refused, too.
 */
export function allowReadingOnly(database: DatabaseSync): Refusals {
  let last: string | null = null;
  database.setAuthorizer((action, first, second) => {
    const refused = refusalOf(action, { first, second });
    if (refused === null) return constants.SQLITE_OK;
    last ??= refused;
    return constants.SQLITE_DENY;
  });
  return {
    take: () => {
      const taken = last;
      last = null;
      return taken;
    },
  };
}

interface Subject {
  readonly first: string | null;
  readonly second: string | null;
}

function refusalOf(action: number, { first, second }: Subject): string | null {
  switch (action) {
    case constants.SQLITE_SELECT:
    case constants.SQLITE_READ:
    case constants.SQLITE_RECURSIVE:
      return null;
    case constants.SQLITE_FUNCTION:
      return refusedFunctions.has(second?.toLowerCase() ?? '') ? `the function ${second}` : null;
    case constants.SQLITE_PRAGMA:
      // Full-text tables ask for this themselves.
      return first?.toLowerCase() === 'data_version' && second === null ? null : 'PRAGMA';
    default:
      return refusedActions.get(action) ?? 'that statement';
  }
}

/** What reaches beyond the database: native libraries, raw pointers. */
const refusedFunctions: ReadonlySet<string> = new Set(['load_extension', 'fts3_tokenizer', 'geopoly_debug']);

const refusedActions: ReadonlyMap<number, string> = new Map([
  [constants.SQLITE_ATTACH, 'ATTACH and VACUUM'],
  [constants.SQLITE_DETACH, 'DETACH'],
  [constants.SQLITE_INSERT, 'INSERT and what else writes'],
  [constants.SQLITE_UPDATE, 'UPDATE'],
  [constants.SQLITE_DELETE, 'DELETE and DROP'],
  [constants.SQLITE_TRANSACTION, 'transactions'],
  [constants.SQLITE_SAVEPOINT, 'SAVEPOINT'],
  [constants.SQLITE_ALTER_TABLE, 'ALTER TABLE'],
  [constants.SQLITE_REINDEX, 'REINDEX'],
  [constants.SQLITE_ANALYZE, 'ANALYZE'],
]);
