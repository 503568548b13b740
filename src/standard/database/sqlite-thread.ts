/** The thread that queries, started by `sqlite-process.ts`: it may be busy for ever, and has nothing else to do. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { allowReadingOnly } from './authorizer.ts';
import { runQuery } from './run-query.ts';
import { buildShop } from './sample-shop.ts';
import type { SqliteRequest, SqliteSource } from './sqlite-messages.ts';

const MiB = 1024 * 1024;
const { path, isSample } = workerData as SqliteSource;
if (isSample) buildShop(path);
const database = new DatabaseSync(path, {
  readOnly: true,
  // Text that grows without end (a recursive `x || x`) stops here, before it fills the memory.
  limits: { length: 16 * MiB, sqlLength: MiB, attach: 0, likePatternLength: 1_000 },
});
// Sorting goes to memory, where the process watches it, and not to files, where nobody does.
database.exec('PRAGMA temp_store = MEMORY');
const refusals = allowReadingOnly(database);
parentPort?.on('message', (request: SqliteRequest) => {
  parentPort?.postMessage(runQuery(database, refusals, request));
});
parentPort?.postMessage({ kind: 'ready' });
