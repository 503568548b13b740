/** One hit; `date` is `2024-05-01`, or empty where nobody knows it. */
export interface SearchResult {
  readonly title: string;
  readonly url: string;
  readonly snippet: string;
  readonly date: string;
}

/** What is searched for, and when nobody waits for it any longer. */
export interface SearchRequest {
  readonly query: string;
  /** At most so many results; from 1 to 20. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** Something that can be searched. Its results come from outside: they are data, whatever they say. */
export interface SearchProvider {
  /** What is searched, for the docstring: `the web (Brave Search)`. */
  readonly subject: string;
  /** Throws `FUNCTION_FAILED` with a message for the program. */
  search(request: SearchRequest): Promise<readonly SearchResult[]>;
}
