/** How a fence or a docstring would end; both become `'''`, which Python reads alike inside an example. */
const closings = /"""|```/g;

/**
 * Foreign text made safe to stand in a docstring or comment: no control and format characters (bidi
 * overrides, zero-width, tag characters), no lone surrogates, nothing that ends a docstring or a fence.
 * Line breaks stay.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', '    ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(closings, "'''")
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** Foreign text on one line, for comments and lists: whatever breaks a line becomes a blank. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}

/** The first sentence or line of a description, at most `length` characters, cut between words where it can be. */
export function summaryOf(description: string, length = 120): string {
  const [line = ''] = cleanText(description).split('\n', 1);
  const sentence = /^.*?[.!?](?=\s+\p{Lu})/u.exec(line)?.[0] ?? line;
  const flat = sentence.replace(/\s+/g, ' ');
  return flat.length <= length ? flat : `${cutText(flat, length - 1).replace(/ [^ ]{0,12}$/, '')}…`;
}

/** The first `length` UTF-16 units, never half a character. */
export function cutText(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}

/** A description followed by its constraints: "How many hits; 1 to 100". */
export function describeWith(description: string, notes: readonly string[]): string {
  const constraints = notes.filter((note) => note !== '').join(', ');
  if (description.trim() === '') return constraints;
  if (constraints === '') return description.trim();
  return `${description.trim().replace(/\.$/, '')}; ${constraints}`;
}

/**
 * Lines as a Python docstring of a block indented by four. The lines must be clean; raw where a backslash
 * stands in them. A quote or backslash at the end cannot swallow the closing quotes: it gets its own line.
 */
export function docstring(lines: readonly string[]): string {
  const body = lines.join('\n').split('\n');
  const prefix = body.some((line) => line.includes('\\')) ? 'r' : '';
  const text = body
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n')
    .trimStart();
  return `    ${prefix}"""${text}${/["\\]$/.test(text) ? '\n    ' : ''}"""`;
}
