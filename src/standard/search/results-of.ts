import { failure } from '../failure.ts';
import { calendarDate } from './calendar-date.ts';
import { htmlText } from './html-text.ts';
import type { SearchResult } from './search-provider.ts';

/** Where a service keeps what a result is made of. */
export interface ResultFields {
  readonly service: string;
  /** The way to the list: `['web', 'results']`. */
  readonly list: readonly string[];
  readonly snippet: string;
  readonly date: string;
}

/**
 * The results in what a service answered. Other keys may stand there; a result without an address is left out.
 * An answer without a list has no results: services leave it out when there are none.
 */
export function resultsOf(answer: unknown, fields: ResultFields, limit: number): readonly SearchResult[] {
  if (!isRecord(answer)) throw failure(`${fields.service} answered with something that is no object.`);
  const list = fields.list.reduce<unknown>(
    (value, key) => (isRecord(value) ? value[key] : undefined),
    answer,
  );
  const records = Array.isArray(list) ? list.filter(isRecord) : [];
  return records
    .filter(({ url }) => textOf(url) !== '')
    .slice(0, limit)
    .map((record) => ({
      title: htmlText(textOf(record['title'])),
      url: textOf(record['url']),
      snippet: htmlText(textOf(record[fields.snippet])),
      date: calendarDate(record[fields.date]),
    }));
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
