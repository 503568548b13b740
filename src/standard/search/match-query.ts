/**
 * What people and models write, as a query of the full-text engine: every word in quotes, so that AND, NEAR, `*`,
 * `:` and the engine's other signs are words or nothing. Null where there is no word at all.
 */
export function matchQuery(query: string, joint: 'AND' | 'OR'): string | null {
  const words =
    query
      .normalize('NFC')
      .match(/[\p{L}\p{N}\p{M}]+/gu)
      ?.slice(0, mostWords) ?? [];
  const telling = words.filter((word) => !emptyWords.has(word.toLowerCase()));
  const chosen = telling.length > 0 ? telling : words;
  return chosen.length === 0 ? null : chosen.map((word) => `"${word}"`).join(` ${joint} `);
}

const mostWords = 50;

/** Words that stand in almost every text, and say nothing of what is searched. */
const emptyWords: ReadonlySet<string> = new Set(
  'a an and are as at be by do does for from how in is it of on or that the their to was what when where which who why with'.split(
    ' ',
  ),
);
