import { describe, expect, test } from 'vitest';
import { startService } from '../request/local-service.cases.ts';
import { chooseSearch } from './choose-search.ts';
import type { SearchResult } from './search-provider.ts';
import { braveAnswer, searxngAnswer, tavilyAnswer } from './web-search.cases.ts';

const key = 'key-1234';
const signal = new AbortController().signal;
const desk: SearchResult = {
  ...{
    title: 'Oak desks',
    url: 'https://example.com/desks',
    snippet: 'An oak desk lasts.',
    date: '2025-01-15',
  },
};
const undated = { title: 'No date', url: 'https://example.com/none', snippet: 'Text', date: '' };

test('Brave Search is asked as its page says', async () => {
  await using service = await startService({ body: braveAnswer });
  const brave = chooseSearch({ provider: 'brave', key, url: service.url }, {});

  expect(await brave.search({ query: 'oak & desk', limit: 5, signal })).toEqual([
    { ...desk, title: 'Oak desks & more' },
    { ...undated, snippet: '' },
  ]);
  expect(service.received).toMatchObject([
    {
      ...{ method: 'GET', path: '/res/v1/web/search?q=oak+%26+desk&count=5&result_filter=web', body: '' },
      headers: { 'x-subscription-token': key, accept: 'application/json' },
    },
  ]);
});

test('Tavily is asked as its page says', async () => {
  await using service = await startService({ body: tavilyAnswer });
  const tavily = chooseSearch({ provider: 'tavily', key, url: service.url }, {});

  expect(await tavily.search({ query: 'oak desk', limit: 5, signal })).toEqual([desk, undated]);
  expect(service.received).toMatchObject([
    { method: 'POST', path: '/search', headers: { authorization: `Bearer ${key}` } },
  ]);
  expect(JSON.parse(service.received[0]?.body ?? '')).toEqual({ query: 'oak desk', max_results: 5 });
});

test('SearXNG is asked as its page says, and keeps the path it lives at', async () => {
  await using service = await startService({ body: searxngAnswer });
  const searxng = chooseSearch({ provider: 'searxng', url: `${service.url}/searx` }, {});

  expect(await searxng.search({ query: 'oak desk', limit: 1, signal })).toEqual([desk]);
  expect(service.received).toMatchObject([{ method: 'GET', path: '/searx/search?q=oak+desk&format=json' }]);
});

describe('a failure', () => {
  test.for([
    ['brave', 422, 'Brave Search refused the query, or the key of this host (HTTP 422).'],
    ['brave', 429, 'Brave Search is asked too often (HTTP 429); try again later.'],
    ['tavily', 401, 'Tavily refused the key of this host (HTTP 401).'],
    ['tavily', 432, 'Tavily has no searches left on the plan of this host (HTTP 432).'],
    ['tavily', 433, 'Tavily has no searches left on the plan of this host (HTTP 433).'],
    [
      'searxng',
      403,
      'SearXNG has JSON switched off: its settings.yml must list json under search.formats (HTTP 403).',
    ],
  ] as const)('of %s with %s is told without the key', async ([provider, status, message]) => {
    await using service = await startService({ status, body: { error: { detail: key } } });
    const search = chooseSearch({ provider, key, url: service.url }, {});

    await expect(search.search({ query: 'x', limit: 1, signal })).rejects.toMatchObject({ message });
  });

  test.for([
    [[], 'Tavily answered with something that is no object.'],
    ['null', 'Tavily answered with something that is no object.'],
  ] as const)('of form is told: %o', async ([body, message]) => {
    await using service = await startService({ body });
    const search = chooseSearch({ provider: 'tavily', key, url: service.url }, {});

    await expect(search.search({ query: 'x', limit: 1, signal })).rejects.toMatchObject({ message });
  });

  test('is none where the list is missing, or holds what is no result', async () => {
    await using service = await startService({ body: { results: [1, null, { url: 5 }, { url: 'u' }] } });
    const search = chooseSearch({ provider: 'tavily', key, url: service.url }, {});

    expect(await search.search({ query: 'x', limit: 9, signal })).toEqual([
      { title: '', url: 'u', snippet: '', date: '' },
    ]);
  });
});

describe('without options the environment decides', () => {
  test.for([
    [{ BRAVE_API_KEY: 'a', TAVILY_API_KEY: 'b', SEARXNG_URL: 'http://c' }, 'the web (Brave Search)'],
    [{ TAVILY_API_KEY: 'b', SEARXNG_URL: 'http://c' }, 'the web (Tavily)'],
    [{ SEARXNG_URL: 'http://c' }, 'the web (SearXNG)'],
    [{ BRAVE_API_KEY: '' }, 'a small sample library of about 30 articles'],
  ] as const)('%o', ([environment, subject]) => {
    expect(chooseSearch(undefined, environment).subject).toBe(subject);
  });
});

test.for([
  [
    { provider: 'brave', key: 'two words' },
    'Expected `search.key` to be the key of brave, in printable ASCII without spaces.',
  ],
  [
    { provider: 'searxng', url: 'file:///etc' },
    'Expected `search.url` to be an http or https address, got "file:///etc" (string).',
  ],
  [
    { provider: 'bing', key: 'x', url: 'http://x' },
    'Expected `search.provider` to be "brave", "tavily" or "searxng", got "bing" (string).',
  ],
  [{ folder: '/nowhere' }, 'Expected `search.folder` to be a folder, got "/nowhere".'],
] as const)('%o is refused', ([options, message]) => {
  expect(() => chooseSearch(options as never, {})).toThrow(
    expect.objectContaining({ message, code: 'INVALID_OPTION' }),
  );
});
