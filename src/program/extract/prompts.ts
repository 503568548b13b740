/** The input of a copied interactive session, `>>> ` and `... ` taken away and its output left out; null for no session. */
export function inputOfSession(source: string): string | null {
  if (!/^\s*>>> /.test(source)) return null;
  const lines = source.split('\n').filter((line) => /^\s*(?:>>>|\.\.\.)(?: |$)/.test(line));
  return lines.map((line) => line.trimStart().slice(4)).join('\n');
}
