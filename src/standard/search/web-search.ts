import { askJson, type ServiceRequest } from '../request/ask-service.ts';
import { type ResultFields, resultsOf } from './results-of.ts';
import type { SearchProvider, SearchRequest } from './search-provider.ts';

/** What a service needs of its user. */
export interface ServiceAccess {
  readonly key: string;
  /** Where the service is, without the path of its endpoint. */
  readonly url: string;
  readonly timeMs: number;
}

type Asked = Pick<ServiceRequest, 'url' | 'method' | 'headers' | 'body' | 'meanings'>;

/** Brave Search, by https://api-dashboard.search.brave.com/app/documentation/web-search/responses. */
export function braveSearch(access: ServiceAccess): SearchProvider {
  const fields = {
    service: 'Brave Search',
    list: ['web', 'results'],
    snippet: 'description',
    date: 'page_age',
  };
  return service(fields, access, ({ query, limit }) => ({
    url: endpoint(access, 'res/v1/web/search', { q: query, count: String(limit), result_filter: 'web' }),
    method: 'GET',
    headers: { accept: 'application/json', 'x-subscription-token': access.key },
    meanings: { 422: 'refused the query, or the key of this host' },
  }));
}

/** Tavily, by https://docs.tavily.com/documentation/api-reference/endpoint/search. */
export function tavilySearch(access: ServiceAccess): SearchProvider {
  const fields = { service: 'Tavily', list: ['results'], snippet: 'content', date: 'published_date' };
  const used = 'has no searches left on the plan of this host';
  return service(fields, access, ({ query, limit }) => ({
    url: endpoint(access, 'search', {}),
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${access.key}` },
    body: JSON.stringify({ query, max_results: limit }),
    meanings: { 432: used, 433: used },
  }));
}

/** SearXNG, by https://docs.searxng.org/dev/search_api.html; it needs no key, but JSON among its formats. */
export function searxngSearch(access: ServiceAccess): SearchProvider {
  const fields = { service: 'SearXNG', list: ['results'], snippet: 'content', date: 'publishedDate' };
  return service(fields, access, ({ query }) => ({
    url: endpoint(access, 'search', { q: query, format: 'json' }),
    method: 'GET',
    headers: { accept: 'application/json' },
    meanings: { 403: 'has JSON switched off: its settings.yml must list json under search.formats' },
  }));
}

function service(
  fields: ResultFields,
  { timeMs }: ServiceAccess,
  ask: (request: SearchRequest) => Asked,
): SearchProvider {
  return {
    subject: `the web (${fields.service})`,
    search: async (request) => {
      const asked = { ...ask(request), service: fields.service, timeMs, signal: request.signal };
      return resultsOf(await askJson(asked), fields, request.limit);
    },
  };
}

function endpoint({ url }: ServiceAccess, path: string, query: { readonly [name: string]: string }): URL {
  const address = new URL(path, url.endsWith('/') ? url : `${url}/`);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return address;
}
