import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startService } from '../request/local-service.cases.ts';
import { chooseDelivery } from './choose-delivery.ts';
import type { Notification } from './delivery.ts';
import type { OutboxEntry } from './outbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'pungi-notify-'));
afterAll(() => rmSync(folder, { recursive: true }));
const signal = new AbortController().signal;
const sent: Notification = { userId: 'u1', message: 'Your order\nwas sent. 😀', idempotencyKey: 'run:0:3' };
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const entry = { time, user_id: 'u1', message: sent.message, idempotency_key: 'run:0:3' };

function entriesIn(path: string): unknown[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}

describe('the outbox', () => {
  test('is a file among those of the user, for their eyes only', async () => {
    const outbox = chooseDelivery(undefined, { XDG_STATE_HOME: folder });
    await outbox.send(sent, signal);
    await outbox.send({ ...sent, idempotencyKey: 'run:0:4' }, signal);
    const path = join(folder, 'pungi/outbox.jsonl');

    expect(entriesIn(path)).toEqual([entry, { ...entry, idempotency_key: 'run:0:4' }]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.for([
    [{ HOME: join(folder, 'home') }, 'home/.local/state/pungi/outbox.jsonl'],
    [{ LOCALAPPDATA: join(folder, 'app'), HOME: '/nowhere' }, 'app/pungi/outbox.jsonl'],
  ] as const)('is found by %o', async ([environment, path]) => {
    await chooseDelivery(undefined, environment).send(sent, signal);

    expect(entriesIn(join(folder, path))).toEqual([entry]);
  });

  test('takes a second attempt for the first, also one of another process, and no other message', async () => {
    const path = join(folder, 'again.jsonl');
    writeFileSync(path, 'no JSON\n');
    await chooseDelivery({ outbox: path }, {}).send(sent, signal);
    const outbox = chooseDelivery({ outbox: path }, {});
    await Promise.all([
      outbox.send(sent, signal),
      outbox.send({ ...sent, message: 'other' }, signal),
      outbox.send(sent, signal),
    ]);

    const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');

    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([entry, { ...entry, message: 'other' }]);
  });

  test('is a list where one is given', async () => {
    const entries: OutboxEntry[] = [];
    const outbox = chooseDelivery({ outbox: entries }, {});
    await outbox.send(sent, signal);
    await outbox.send(sent, signal);

    expect(entries).toEqual([entry]);
  });

  test('that cannot be written is told without its path', async () => {
    const outbox = chooseDelivery({ outbox: join(folder, 'again.jsonl', 'below') }, {});

    await expect(outbox.send(sent, signal)).rejects.toThrow(/^The outbox cannot be written\.$/);
  });
});

describe('a webhook', () => {
  test('gets the notification with its key, and the token in a header', async () => {
    await using service = await startService({ status: 204, body: '' });
    await chooseDelivery({ webhook: `${service.url}/hook?a=b`, token: 'secret' }, {}).send(sent, signal);
    const [received] = service.received;

    expect(received).toMatchObject({
      ...{ method: 'POST', path: '/hook?a=b' },
      headers: {
        'idempotency-key': 'run:0:3',
        authorization: 'Bearer secret',
        'content-type': 'application/json',
      },
    });
    expect(JSON.parse(received?.body ?? '')).toEqual({
      user_id: 'u1',
      message: sent.message,
      idempotency_key: 'run:0:3',
    });
  });

  test('that does not answer leaves a doubt, which is told', async () => {
    await using service = await startService(() => {});
    const webhook = chooseDelivery({ webhook: service.url, timeMs: 50 }, {});

    await expect(webhook.send(sent, signal)).rejects.toThrow(
      /^The webhook did not answer within 50 ms\. The notification may have been sent\.$/,
    );
  });

  test('gets a key that is no plain text in a form that forges no header', async () => {
    await using service = await startService({ body: {} });
    await chooseDelivery({ webhook: service.url }, {}).send({ ...sent, idempotencyKey: 'a\r\nx: y' }, signal);

    expect(service.received[0]?.headers).toMatchObject({ 'idempotency-key': 'a%0D%0Ax%3A%20y' });
    expect(service.received[0]?.headers).not.toHaveProperty('authorization');
  });
});

describe('ntfy', () => {
  test.for([
    ['/alerts', '/'],
    ['/push/my%20alerts/', '/push/'],
  ] as const)('is asked at %s as its page says', async ([path, asked]) => {
    await using service = await startService({ body: { id: 'x', event: 'message' } });
    await chooseDelivery({ ntfy: service.url + path, token: 'tk_1' }, {}).send(sent, signal);
    const [received] = service.received;

    expect(received).toMatchObject({
      method: 'POST',
      path: asked,
      headers: { authorization: 'Bearer tk_1' },
    });
    expect(JSON.parse(received?.body ?? '')).toEqual({
      topic: decodeURIComponent(path.split('/').filter(Boolean).at(-1) ?? ''),
      title: 'For u1',
      message: sent.message,
    });
  });

  test('that refuses is told', async () => {
    await using service = await startService({
      status: 429,
      body: { code: 42901, http: 429, error: 'limit reached' },
    });
    const ntfy = chooseDelivery({ ntfy: `${service.url}/alerts` }, {});

    await expect(ntfy.send(sent, signal)).rejects.toThrow(
      /^ntfy is asked too often \(HTTP 429\); try again later\.$/,
    );
  });
});

test.for([
  [{ outbox: '' }, 'Expected `notifications.outbox` to be a path or an array, got "" (string).'],
  [
    { webhook: 'ftp://x' },
    'Expected `notifications.webhook` to be an http or https address, got "ftp://x" (string).',
  ],
  [
    { ntfy: 'https://ntfy.sh' },
    'Expected `notifications.ntfy` to be the address of a topic, such as https://ntfy.sh/topic, got "https://ntfy.sh" (string).',
  ],
  [
    { webhook: 'http://x', token: 'a\nb' },
    'Expected `notifications.token` to be printable ASCII without spaces.',
  ],
] as const)('%o is refused', ([options, message]) => {
  expect(() => chooseDelivery(options, {})).toThrow(
    expect.objectContaining({ message, code: 'INVALID_OPTION' }),
  );
});
