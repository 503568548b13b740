import { describe, expect, test } from 'vitest';
import { askJson, type ServiceRequest } from './ask-service.ts';
import { type Answer, startService } from './local-service.cases.ts';

const secret = 'key-1234';

function requestTo(url: string, more: Partial<ServiceRequest> = {}): ServiceRequest {
  return {
    ...{ service: 'The service', url: new URL(url), method: 'GET', timeMs: 5_000 },
    ...{ headers: { 'x-key': secret }, signal: new AbortController().signal },
    ...more,
  };
}

const failures: readonly (readonly [title: string, answer: Answer, message: string])[] = [
  ['401', { status: 401, body: secret }, 'The service refused the key of this host (HTTP 401).'],
  ['403', { status: 403, body: {} }, 'The service refused the key of this host (HTTP 403).'],
  ['404', { status: 404, body: {} }, 'The service refused the request (HTTP 404).'],
  ['429', { status: 429, body: {} }, 'The service is asked too often (HTTP 429); try again later.'],
  [
    '429 with a time',
    { status: 429, headers: { 'retry-after': '7' }, body: {} },
    'The service is asked too often (HTTP 429); try again in 7 s.',
  ],
  [
    '503',
    { status: 503, body: {} },
    'The service is failing (HTTP 503); try again later. It may have acted.',
  ],
  ['a meaning of its own', { status: 432, body: {} }, 'The service has a plan that is used up (HTTP 432).'],
  ['no JSON', { body: '<html>' }, 'The service answered with something that is no JSON.'],
  ['too much', { body: 'x'.repeat(5_000_000) }, 'The service answered with more than 4194304 bytes.'],
];

test.for(failures)('%s is told without what the service wrote', async ([, answer, message]) => {
  await using service = await startService(answer);
  const more = { meanings: { 432: 'has a plan that is used up' }, doubt: ' It may have acted.' };

  await expect(askJson(requestTo(service.url, more))).rejects.toMatchObject({
    message,
    code: 'FUNCTION_FAILED',
  });
});

test('another address is not followed: it would be handed the key', async () => {
  await using thief = await startService({ body: {} });
  await using service = await startService({ status: 302, headers: { location: thief.url }, body: '' });

  await expect(askJson(requestTo(service.url))).rejects.toThrow(
    /^The service answered with another address, which is not followed \(HTTP 302\)\.$/,
  );
  expect(thief.received).toEqual([]);
});

describe('no answer', () => {
  test('in time is told, with the doubt', async () => {
    await using service = await startService(() => {});

    await expect(
      askJson(requestTo(service.url, { timeMs: 50, doubt: ' It may have acted.' })),
    ).rejects.toThrow(/^The service did not answer within 50 ms\. It may have acted\.$/);
  });

  test('because nobody waits any longer is told', async () => {
    await using service = await startService(() => {});

    await expect(askJson(requestTo(service.url, { signal: AbortSignal.abort() }))).rejects.toThrow(
      /^The request to The service was given up\.$/,
    );
  });

  test('because nobody listens is told without the address', async () => {
    await expect(askJson(requestTo('http://127.0.0.1:1/'))).rejects.toThrow(
      /^The service cannot be reached.*\.$/,
    );
    await expect(askJson(requestTo('http://127.0.0.1:1/'))).rejects.not.toThrow(/127\.0\.0\.1/);
  });
});
