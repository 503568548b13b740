/** A text that fits, and whether something of it is missing. */
export interface Cut {
  readonly text: string;
  readonly isCut: boolean;
}

/**
 * Cuts a text to at most so many UTF-16 units, its mark included: head and tail stay, since the first lines say
 * what was printed and the last how it ended. Never half a character.
 */
export function cutMiddle(text: string, most: number): Cut {
  if (text.length <= most) return { text, isCut: false };
  const room = most - markOf(text.length).length;
  if (room <= 0) return { text: wholeEnd(text.slice(0, Math.max(0, most))), isCut: true };
  const head = wholeEnd(text.slice(0, Math.ceil(room / 2)));
  const tail = wholeStart(text.slice(text.length - Math.floor(room / 2)));
  const mark = markOf(text.length - head.length - tail.length);
  return { text: `${head}${mark}${tail}`, isCut: true };
}

function markOf(count: number): string {
  return `\n… (${count} characters are cut) …\n`;
}

function wholeEnd(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}

function wholeStart(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '');
}
