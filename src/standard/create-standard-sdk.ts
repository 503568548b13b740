import { PungiError } from '../errors/index.ts';
import { defineSdk, type Sdk } from '../sdk/index.ts';
import { defineCalculate } from './calculate/define-calculate.ts';
import type { Database } from './database/database.ts';
import { defineDatabaseQuery } from './database/define-database-query.ts';
import { openSampleShop, openSqlite, type SqliteOptions } from './database/sqlite-database.ts';
import { chooseDelivery, type NotificationOptions } from './notify/choose-delivery.ts';
import { defineSendNotification } from './notify/define-send-notification.ts';
import { chooseSearch, type SearchOptions } from './search/choose-search.ts';
import { defineSearch } from './search/define-search.ts';
import { defineSummarise, type SummaryBudget } from './summarise/define-summarise.ts';

/** What `createStandardSdk` takes. Every part has a default that works without an account. */
export interface StandardSdkOptions {
  /** @default a service whose key is in the environment, else the sample library */
  readonly search?: SearchOptions;
  /** A SQLite file, or a database such as `await postgres({ url })`. @default the sample shop */
  readonly database?: SqliteOptions | Database;
  /** @default an outbox: a file among those of the user */
  readonly notifications?: NotificationOptions;
  /** @default 24,000 characters in, 500 tokens out */
  readonly summaries?: Partial<SummaryBudget>;
  /** Where keys and the user's folders are looked up. @default process.env */
  readonly environment?: NodeJS.ProcessEnv;
}

/** The names of the functions. */
export type StandardName = 'calculate' | 'database_query' | 'search' | 'send_notification' | 'summarise';

/** The standard SDK. It holds a process and an index once they were used: dispose of it. */
export interface StandardSdk extends Sdk<unknown, StandardName>, AsyncDisposable {}

const optionNames: ReadonlySet<string> = new Set([
  'search',
  'database',
  'notifications',
  'summaries',
  'environment',
]);

/**
 * Makes the standard SDK; mix its functions with your own: `defineSdk({ ...standard.functions, mine })`. A database
 * or a provider that is passed in is disposed of with it. Throws `INVALID_OPTION`; starts nothing yet.
 */
export function createStandardSdk(options: StandardSdkOptions = {}): StandardSdk {
  checkNames(options);
  const environment = options.environment ?? process.env;
  const search = chooseSearch(options.search, environment);
  const database = chooseDatabase(options.database, environment);
  const sdk = defineSdk({
    calculate: defineCalculate(),
    database_query: defineDatabaseQuery(database),
    search: defineSearch(search),
    send_notification: defineSendNotification(chooseDelivery(options.notifications, environment)),
    summarise: defineSummarise(budgetOf(options.summaries)),
  });
  return Object.freeze({
    ...sdk,
    [Symbol.asyncDispose]: async () => {
      await using _database = database;
      await using _search = isDisposable(search) ? search : null;
    },
  });
}

function chooseDatabase(
  options: SqliteOptions | Database | undefined,
  environment: NodeJS.ProcessEnv,
): Database {
  if (options === undefined) return openSampleShop(environment);
  return 'query' in options ? options : openSqlite(options);
}

function isDisposable(value: object): value is AsyncDisposable {
  return Symbol.asyncDispose in value;
}

function budgetOf({ characters = 24_000, maxTokens = 500 }: Partial<SummaryBudget> = {}): SummaryBudget {
  for (const [name, value] of Object.entries({ characters, maxTokens })) {
    if (!Number.isSafeInteger(value) || value <= 0) {
      throw invalid(
        `Expected \`summaries.${name}\` to be a positive integer, got ${String(value)} (${typeof value}).`,
      );
    }
  }
  return { characters, maxTokens };
}

function checkNames(options: object): void {
  const unknown = Object.keys(options).find((name) => !optionNames.has(name));
  if (unknown === undefined) return;
  throw invalid(
    `Expected the options of \`createStandardSdk\` to have only ${[...optionNames].join(', ')}; got \`${unknown}\`.`,
  );
}

function invalid(message: string): PungiError {
  return new PungiError(message, { code: 'INVALID_OPTION' });
}
