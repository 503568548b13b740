import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure } from '../failure.ts';
import type { Delivery, Notification } from './delivery.ts';

/** A line of the outbox file; `time` is ISO 8601 in UTC. */
export interface OutboxEntry {
  readonly time: string;
  readonly user_id: string;
  readonly message: string;
  readonly idempotency_key: string;
}

/** Keeps notifications in a list of its caller. */
export function memoryOutbox(entries: OutboxEntry[]): Delivery {
  return {
    target: 'an outbox',
    send: (notification) => {
      if (!entries.some((entry) => isSame(entry, notification))) entries.push(entryOf(notification));
      return Promise.resolve();
    },
  };
}

/** Appends notifications to a file, one JSON object to a line; nobody but the user of this process may read it. */
export function fileOutbox(path: string): Delivery {
  let last: Promise<void> = Promise.resolve();
  return {
    target: 'an outbox',
    send: (notification) => {
      // One after the other, so that a second attempt sees what the first one wrote.
      const written = last.then(() => append(path, notification));
      last = written.catch(() => {});
      return written;
    },
  };
}

/** Where the outbox is when nobody says: among the files that the user's programs keep. */
export function outboxPath({ XDG_STATE_HOME, LOCALAPPDATA, HOME }: NodeJS.ProcessEnv): string | null {
  const given = [XDG_STATE_HOME, LOCALAPPDATA, HOME && join(HOME, '.local', 'state')].find(Boolean);
  return given ? join(given, 'pungi', 'outbox.jsonl') : null;
}

async function append(path: string, notification: Notification): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    if (await isThere(path, notification)) return;
    await appendFile(path, `${JSON.stringify(entryOf(notification))}\n`, { mode: 0o600 });
  } catch (cause) {
    throw failure('The outbox cannot be written.', cause);
  }
}

async function isThere(path: string, notification: Notification): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '');
  // Most files hold no such key, and need not be read as JSON.
  if (!text.includes(JSON.stringify(notification.idempotencyKey))) return false;
  return text.split('\n').some((line) => isSame(parsed(line), notification));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isSame(entry: unknown, { userId, message, idempotencyKey }: Notification): boolean {
  const { user_id, message: text, idempotency_key } = (entry ?? {}) as Partial<OutboxEntry>;
  return idempotency_key === idempotencyKey && user_id === userId && text === message;
}

function entryOf({ userId, message, idempotencyKey }: Notification): OutboxEntry {
  return { time: new Date().toISOString(), user_id: userId, message, idempotency_key: idempotencyKey };
}
