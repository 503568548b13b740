import { PungiError } from '../../errors/index.ts';
import type { Delivery } from './delivery.ts';
import { fileOutbox, memoryOutbox, type OutboxEntry, outboxPath } from './outbox.ts';
import { ntfyDelivery, type WebTarget, webhookDelivery } from './web-delivery.ts';

/** Where `send_notification` sends: a file, a list of yours, a webhook, a topic of ntfy, or a way of your own. */
export type NotificationOptions =
  | { readonly outbox: string | OutboxEntry[] }
  | { readonly webhook: string; readonly token?: string; readonly timeMs?: number }
  | { readonly ntfy: string; readonly token?: string; readonly timeMs?: number }
  | Delivery;

/** The delivery that the options name; without any, a file among those of the user. */
export function chooseDelivery(
  options: NotificationOptions | undefined,
  environment: NodeJS.ProcessEnv,
): Delivery {
  if (options === undefined) return defaultOutbox(environment);
  if ('send' in options) return options;
  if ('outbox' in options) return outboxOf(options.outbox);
  if ('webhook' in options) return webhookDelivery(target('webhook', options.webhook, options));
  return ntfyDelivery(target('ntfy', topicAddress(options.ntfy), options));
}

function defaultOutbox(environment: NodeJS.ProcessEnv): Delivery {
  const path = outboxPath(environment);
  return path === null ? memoryOutbox([]) : fileOutbox(path);
}

function outboxOf(outbox: string | OutboxEntry[]): Delivery {
  if (Array.isArray(outbox)) return memoryOutbox(outbox);
  if (typeof outbox === 'string' && outbox !== '') return fileOutbox(outbox);
  throw invalid('outbox', 'a path or an array', outbox);
}

interface WebOptions {
  readonly token?: string;
  readonly timeMs?: number;
}

function target(name: string, url: unknown, { token = '', timeMs = 10_000 }: WebOptions): WebTarget {
  if (typeof url !== 'string' || !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw invalid(name, 'an http or https address', url);
  }
  if (!/^[\x21-\x7e]{0,500}$/.test(token)) {
    throw new PungiError('Expected `notifications.token` to be printable ASCII without spaces.', {
      code: 'INVALID_OPTION',
    });
  }
  return { url, token, timeMs };
}

function topicAddress(url: unknown): unknown {
  if (typeof url === 'string' && URL.parse(url)?.pathname === '/') {
    throw invalid('ntfy', 'the address of a topic, such as https://ntfy.sh/topic', url);
  }
  return url;
}

function invalid(name: string, expected: string, got: unknown): PungiError {
  const text = typeof got === 'string' ? JSON.stringify(got) : String(got);
  return new PungiError(
    `Expected \`notifications.${name}\` to be ${expected}, got ${text} (${typeof got}).`,
    {
      code: 'INVALID_OPTION',
    },
  );
}
