import { askService } from '../request/ask-service.ts';
import type { Delivery, Notification } from './delivery.ts';

/** Where notifications are posted to. */
export interface WebTarget {
  readonly url: string;
  /** Sent as a bearer token; never in the address, never in a message. */
  readonly token: string;
  readonly timeMs: number;
}

const doubt = ' The notification may have been sent.';

/** Posts `{ user_id, message, idempotency_key }` as JSON, with the key as the header `Idempotency-Key`, too. */
export function webhookDelivery(target: WebTarget): Delivery {
  return {
    target: 'a service of this host',
    send: (notification, signal) => {
      const { userId: user_id, message, idempotencyKey: idempotency_key } = notification;
      const body = { user_id, message, idempotency_key };
      return post({ ...target, service: 'The webhook', body, notification, signal });
    },
  };
}

/** Publishes to a topic of ntfy as JSON, by https://docs.ntfy.sh/publish/#publish-as-json. */
export function ntfyDelivery(target: WebTarget): Delivery {
  const url = new URL(target.url);
  const topic = decodeURIComponent(url.pathname.split('/').filter(Boolean).at(-1) ?? '');
  // JSON goes to the address above the topic; in a header, a name with a line break could forge others.
  const server = new URL(url.pathname.replace(/[^/]*\/?$/, '') || '/', url).href;
  return {
    target: 'ntfy',
    send: (notification, signal) => {
      const body = { topic, title: `For ${notification.userId}`, message: notification.message };
      return post({ ...target, url: server, service: 'ntfy', body, notification, signal });
    },
  };
}

interface Post extends WebTarget {
  readonly service: string;
  readonly body: object;
  readonly notification: Notification;
  readonly signal: AbortSignal;
}

async function post({ url, token, body, notification, ...rest }: Post): Promise<void> {
  await askService({
    ...{
      service: rest.service,
      timeMs: rest.timeMs,
      signal: rest.signal,
      url: new URL(url),
      method: 'POST',
      doubt,
    },
    headers: {
      'content-type': 'application/json',
      'idempotency-key': headerText(notification.idempotencyKey),
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
}

/** A header takes printable ASCII only. */
function headerText(text: string): string {
  return /^[\x21-\x7e]+$/.test(text) ? text : encodeURIComponent(text);
}
