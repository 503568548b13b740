import { calendarDate } from './calendar-date.ts';
import { elementText, htmlText } from './html-text.ts';

/** A file as it is indexed. */
export interface SearchDocument {
  readonly title: string;
  readonly url: string;
  readonly date: string;
  readonly text: string;
}

/**
 * Reads a Markdown, HTML or text file. `title`, `url` and `date` come from the lines between `---` at its start;
 * else the title from its first heading, the date from HTML's own marks, and the address is its path.
 */
export function readDocument(path: string, content: string): SearchDocument {
  const { fields, body } = frontMatter(content.replace(/^\uFEFF/, ''));
  const read = /\.html?$/i.test(path) ? readHtml(body) : readMarkdown(body);
  return {
    title: fields.get('title') ?? (read.title === '' ? fileTitle(path) : read.title),
    url: fields.get('url') ?? path,
    date: calendarDate(fields.get('date') ?? read.date),
    text: read.text,
  };
}

/** The kinds of file that are read. */
export const documentPattern: RegExp = /\.(?:md|markdown|txt|html?)$/i;

interface FrontMatter {
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
}

function frontMatter(content: string): FrontMatter {
  const block = /^---\r?\n([\s\S]{0,4000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(content);
  if (block === null) return { fields: new Map(), body: content };
  const lines = (block[1] ?? '').split('\n').map((line) => /^(\w+):[ \t]*(.*)$/.exec(line.trim()));
  const fields = lines.flatMap((line) => {
    const value = line?.[2]?.replace(/^(["'])(.*)\1$/, '$2') ?? '';
    return value === '' ? [] : [[line?.[1]?.toLowerCase() ?? '', value] as const];
  });
  return { fields: new Map(fields), body: content.slice(block[0].length) };
}

type Read = Omit<SearchDocument, 'url'>;

function readMarkdown(body: string): Read {
  const heading = /^#{1,6}[ \t]+(.+?)[ \t]*#*$/m.exec(body);
  return {
    title: heading === null ? '' : markdownText(heading[1] ?? ''),
    date: '',
    text: markdownText(body),
  };
}

/** Marks are left out, and of a link its text stays: snippets are for reading. */
function markdownText(markdown: string): string {
  return markdown
    .replaceAll(/!?\[([^\][]{0,500})\]\([^()\s]{0,2000}\)/g, '$1')
    .replaceAll(/^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)[ \t]+/gm, '')
    .replaceAll(/[*_`]{1,3}(?=\S)|(?<=\S)[*`]{1,3}/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function readHtml(html: string): Read {
  const title = elementText(html, 'title');
  return {
    title: title === '' ? elementText(html, 'h1') : title,
    date: htmlDate(html),
    text: htmlText(html),
  };
}

/** Where pages say when they were published. */
function htmlDate(html: string): string {
  const tags = html.slice(0, 100_000).match(/<(?:meta|time)\b[^<>]{0,500}>/gi) ?? [];
  const dated = tags.find((tag) => /^<time\b|published_time|["'](?:date|dc\.date)["']/i.test(tag));
  return /(?:content|datetime)=["']([^"']*)["']/i.exec(dated ?? '')?.[1] ?? '';
}

function fileTitle(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  return name.replace(documentPattern, '').replaceAll(/[-_]+/g, ' ');
}
