export {
  createStandardSdk,
  type StandardName,
  type StandardSdk,
  type StandardSdkOptions,
} from './create-standard-sdk.ts';
export type {
  ColumnDescription,
  Database,
  Parameter,
  Query,
  QueryLimits,
  Row,
  TableDescription,
} from './database/database.ts';
export type { SqliteOptions } from './database/sqlite-database.ts';
export type { NotificationOptions } from './notify/choose-delivery.ts';
export type { Delivery, Notification } from './notify/delivery.ts';
export type { OutboxEntry } from './notify/outbox.ts';
export type { SearchOptions } from './search/choose-search.ts';
export type { SearchProvider, SearchRequest, SearchResult } from './search/search-provider.ts';
export type { SummaryBudget } from './summarise/define-summarise.ts';
