import { PungiError } from '../../errors/index.ts';
import { folderSearch, sampleSearch } from './local-search.ts';
import type { SearchProvider } from './search-provider.ts';
import { braveSearch, type ServiceAccess, searxngSearch, tavilySearch } from './web-search.ts';

/** What `search` searches: one of the three services, a folder of documents, the sample, or a provider of your own. */
export type SearchOptions =
  | {
      readonly provider: 'brave' | 'tavily';
      readonly key: string;
      readonly url?: string;
      readonly timeMs?: number;
    }
  | { readonly provider: 'searxng'; readonly url: string; readonly timeMs?: number }
  | { readonly folder: string }
  | 'sample'
  | SearchProvider;

/**
 * The provider that the options name; without any, the one whose key or address is in the environment
 * (`BRAVE_API_KEY`, `TAVILY_API_KEY`, `SEARXNG_URL`, in that order), else the sample.
 */
export function chooseSearch(
  options: SearchOptions | undefined,
  environment: NodeJS.ProcessEnv,
): SearchProvider {
  const chosen = options ?? fromEnvironment(environment);
  if (chosen === 'sample') return sampleSearch();
  if ('search' in chosen) return chosen;
  if ('folder' in chosen) return folderSearch(chosen.folder);
  const url = chosen.url ?? homes[chosen.provider];
  const make = makers[chosen.provider];
  if (make === undefined) throw invalid('provider', '"brave", "tavily" or "searxng"', chosen.provider);
  return make({ url: address(url), key: keyOf(chosen), timeMs: chosen.timeMs ?? 10_000 });
}

function fromEnvironment(environment: NodeJS.ProcessEnv): SearchOptions {
  const { BRAVE_API_KEY: brave = '', TAVILY_API_KEY: tavily = '', SEARXNG_URL: searxng = '' } = environment;
  if (brave !== '') return { provider: 'brave', key: brave };
  if (tavily !== '') return { provider: 'tavily', key: tavily };
  return searxng === '' ? 'sample' : { provider: 'searxng', url: searxng };
}

const makers: { readonly [provider: string]: (access: ServiceAccess) => SearchProvider } = {
  brave: braveSearch,
  tavily: tavilySearch,
  searxng: searxngSearch,
};

const homes: { readonly [provider: string]: string } = {
  brave: 'https://api.search.brave.com',
  tavily: 'https://api.tavily.com',
};

function keyOf(options: { readonly provider: string; readonly key?: string }): string {
  if (options.provider === 'searxng') return '';
  // A header takes printable ASCII only; anything else would be an error that shows the key.
  if (typeof options.key === 'string' && /^[\x21-\x7e]{1,500}$/.test(options.key)) return options.key;
  throw new PungiError(
    `Expected \`search.key\` to be the key of ${options.provider}, in printable ASCII without spaces.`,
    {
      code: 'INVALID_OPTION',
    },
  );
}

function address(url: unknown): string {
  if (typeof url === 'string' && /^https?:$/.test(URL.parse(url)?.protocol ?? '')) return url;
  throw invalid('url', 'an http or https address', url);
}

function invalid(name: string, expected: string, got: unknown): PungiError {
  const text = typeof got === 'string' ? JSON.stringify(got) : String(got);
  return new PungiError(`Expected \`search.${name}\` to be ${expected}, got ${text} (${typeof got}).`, {
    code: 'INVALID_OPTION',
  });
}
