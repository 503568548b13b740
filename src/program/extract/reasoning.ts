/** How models mark what they only think, where their server leaves it in the reply: tag begins, tag ends. */
const tags: readonly (readonly [opens: string, closes: string])[] = [
  ...['think', 'thinking', 'thought', 'reasoning', 'reflection', 'seed:think'].map(
    (name): [string, string] => [`<${name}>`, `</${name}>`],
  ),
  ['[THINK]', '[/THINK]'],
  ['◁think▷', '◁/think▷'],
  ['<|START_THINKING|>', '<|END_THINKING|>'],
  ['<|channel|>analysis<|message|>', '<|end|>'],
];

const opener = new RegExp(`^\\s{0,100}(?:${tags.map(([opens]) => literal(opens)).join('|')})`, 'i');

/** Tags that only ever end reasoning; `<|end|>` also ends ordinary turns. */
const closers = tags.map(([, closes]) => closes).filter((tag) => tag !== '<|end|>');

const closer = new RegExp(`(?<!\`)(?:${closers.map(literal).join('|')})`, 'gi');
const closerAlone = new RegExp(`^\\s{0,100}(?:${closers.map(literal).join('|')})\\s{0,100}$`, 'i');

/** The tag that ends the reasoning which begins with this line, null where none begins. */
export function reasoningCloser(line: string): string | null {
  const found = opener.exec(line)?.[0].trimStart().toLowerCase();
  return tags.find(([opens]) => opens.toLowerCase() === found)?.[1] ?? null;
}

/** Where a tag stands in a text, whatever its letter case; -1 where it does not. */
export function indexOfTag(text: string, tag: string, from: number): number {
  const pattern = new RegExp(literal(tag), 'gi');
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

/**
 * Where in a line reasoning ends that nothing began: many chat templates open it for the model, so its reply holds
 * the end alone. Null where there is none, or where it is quoted as inline code.
 */
export function orphanCloser(line: string): number | null {
  let end: number | null = null;
  for (const { index, 0: tag } of line.matchAll(closer)) end = index + tag.length;
  return end;
}

/** Tells whether a line is the end of reasoning and nothing else. */
export function isOrphanCloser(line: string): boolean {
  return closerAlone.test(line);
}

function literal(tag: string): string {
  return tag.replace(/[[\]|/]/g, '\\$&');
}
