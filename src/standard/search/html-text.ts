/** What a reader sees of a piece of HTML: tags, comments, scripts and styles left out, spaces folded. */
export function htmlText(html: string): string {
  return decodeEntities(withoutTags(html)).replaceAll(/\s+/g, ' ').trim();
}

/** The text of the first element of a name; empty where there is none. */
export function elementText(html: string, name: string): string {
  const lower = html.toLowerCase();
  const open = new RegExp(`<${name}(?=[\\s>])`).exec(lower)?.index ?? -1;
  const start = open < 0 ? -1 : lower.indexOf('>', open);
  const end = start < 0 ? -1 : lower.indexOf(`</${name}`, start);
  return end < 0 ? '' : htmlText(html.slice(start + 1, end));
}

/** Elements whose text no reader sees. */
const hidden: readonly string[] = ['script', 'style', 'template', 'noscript', 'svg', 'head'];

/** Goes forward only, so that no page, however broken, takes more than linear time. */
function withoutTags(html: string): string {
  const lower = html.toLowerCase();
  const pieces: string[] = [];
  let at = 0;
  for (let open = lower.indexOf('<'); open >= 0; open = lower.indexOf('<', at)) {
    pieces.push(html.slice(at, open));
    at = endOfMarkup(lower, open);
    if (at > open + 1) pieces.push(' ');
    else pieces.push('<');
  }
  return [...pieces, html.slice(at)].join('');
}

/** Where the text goes on after the `<` at a place; a `<` that begins no tag is text itself. */
function endOfMarkup(lower: string, open: number): number {
  if (lower.startsWith('<!--', open)) return after(lower, '-->', open + 4);
  if (!/[a-z!/?]/.test(lower.charAt(open + 1))) return open + 1;
  const close = after(lower, '>', open);
  const name = hidden.find(
    (candidate) =>
      lower.startsWith(candidate, open + 1) && /[\s>/]/.test(lower.charAt(open + 1 + candidate.length)),
  );
  return name === undefined ? close : after(lower, '>', after(lower, `</${name}`, close));
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

const entities: ReadonlyMap<string, string> = new Map([
  ...[['amp', '&'] as const, ['lt', '<'] as const, ['gt', '>'] as const, ['quot', '"'] as const],
  ...[['apos', "'"] as const, ['nbsp', ' '] as const, ['ndash', '–'] as const, ['mdash', '—'] as const],
  ...[['hellip', '…'] as const, ['copy', '©'] as const, ['euro', '€'] as const],
  ...[['lsquo', '‘'] as const, ['rsquo', '’'] as const, ['ldquo', '“'] as const, ['rdquo', '”'] as const],
]);

function decodeEntities(text: string): string {
  return text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole: string, entity: string) => {
    if (!entity.startsWith('#')) return entities.get(entity.toLowerCase()) ?? whole;
    const code = Number(entity.replace(/^#x?/i, (mark) => (mark === '#' ? '' : '0x')));
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}
