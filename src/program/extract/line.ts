/** One line of a text: `end` is before its line feed, `next` behind it. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The rest of the line that begins or goes on at a place. */
export function lineAt(text: string, start: number): Line {
  const feed = text.indexOf('\n', start);
  const end = feed === -1 ? text.length : feed;
  return { text: text.slice(start, end), start, end, next: Math.min(text.length, end + 1) };
}
