import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SqliteAnswer, SqliteRequest, SqliteSource } from './sqlite-messages.ts';

/** The process that queries, as the host holds it. */
export interface SqliteChild {
  /** Settles with the answer, or with a failure when the process ends before it. One at a time. */
  ask(request: SqliteRequest): Promise<SqliteAnswer>;
  /** What it said when it had opened its database, or why it could not. */
  readonly ready: Promise<SqliteAnswer>;
  /** Ends it at once, whatever it does; settles when it is gone. */
  kill(): Promise<void>;
}

/** Starts the process. It does not keep the host alive while it has nothing to answer. */
export function startSqliteChild(source: SqliteSource): SqliteChild {
  const script = new URL(`./sqlite-process${extname(import.meta.url)}`, import.meta.url);
  const child = fork(fileURLToPath(script), [], {
    // Nothing of the host's environment: it may hold keys.
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) =>
      resolve(`The database process ended: ${signal ?? `exit code ${code}`}.`),
    );
    child.once('error', ({ message }) => resolve(`The database process cannot start: ${message}`));
  });
  const ready = answerTo(child, gone, source);
  return {
    ready,
    ask: (request) => answerTo(child, gone, request),
    kill: async () => {
      // Who waits for its end must not find the host ended first.
      child.ref();
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function answerTo(
  child: ChildProcess,
  gone: Promise<string>,
  message: SqliteSource | SqliteRequest,
): Promise<SqliteAnswer> {
  hold(child);
  const ended = gone.then((reason): SqliteAnswer => ({ kind: 'failed', message: reason, isLast: true }));
  const controller = new AbortController();
  const answered = once(child, 'message', { signal: controller.signal }).then(
    ([answer]) => answer as SqliteAnswer,
  );
  answered.catch(() => {});
  // A process that has gone is told of by `ended`.
  child.send(message, () => {});
  const answer = await Promise.race([answered, ended]);
  controller.abort();
  release(child);
  return answer;
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}
