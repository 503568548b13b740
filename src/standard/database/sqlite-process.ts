/**
 * The process that queries, started by `sqlite-child.ts`. Its one thread is in the engine, where nothing can stop
 * it; so this part stays free to see that the host is gone or that memory runs out, and ends it all.
 */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SqliteAnswer, SqliteRequest } from './sqlite-messages.ts';

/** What a query may use beside what the process has when it is idle: a sort without LIMIT takes memory. */
const maxBytes = 256 * 1024 * 1024;
const lookEveryMs = 20;

// A host that dies leaves no process behind that computes for ever.
process.on('disconnect', end);

process.once('message', (source) => {
  const thread = new Worker(new URL(`./sqlite-thread${extname(import.meta.url)}`, import.meta.url), {
    workerData: source,
  });
  let watch: NodeJS.Timeout | undefined;
  thread.on('message', (answer: SqliteAnswer) => {
    clearInterval(watch);
    process.send?.(answer);
  });
  thread.on('error', ({ message }) => fail(`The database cannot be opened: ${message}`));
  process.on('message', (request: SqliteRequest) => {
    const allowed = process.memoryUsage.rss() + maxBytes;
    watch = setInterval(() => {
      if (process.memoryUsage.rss() > allowed) fail(outOfMemory);
    }, lookEveryMs);
    thread.postMessage(request);
  });
});

const outOfMemory =
  'The query took too much memory and was stopped. Sort and group fewer rows, or add WHERE.';

function fail(message: string): void {
  const answer: SqliteAnswer = { kind: 'failed', message, isLast: true };
  process.send?.(answer, undefined, undefined, end);
}

function end(): void {
  process.kill(process.pid, 'SIGKILL');
}
