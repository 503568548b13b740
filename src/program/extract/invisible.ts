/** A character that a reader does not see, or that makes lines read in another order than they run. */
export interface Invisible {
  /** `U+202E RIGHT-TO-LEFT OVERRIDE`. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** Python's own white space and the signs that prefix Arabic numbers are seen. */
const suspect =
  /[[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]--[\t\n\f\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]]/gv;

/**
 * The first invisible or bidirectional character of a program; null where there is none. It stops Trojan Source: a
 * program that an approver reads as one thing and Python runs as another. What joins emoji or the letters of a
 * script that needs it may stay.
 */
export function findInvisible(source: string): Invisible | null {
  for (const { index, 0: character } of source.matchAll(suspect)) {
    if (isJoining(source, index, character)) continue;
    const before = source.slice(0, index);
    const lineStart = before.lastIndexOf('\n') + 1;
    return {
      name: nameOf(character),
      line: before.split('\n').length,
      column: index - lineStart + 1,
    };
  }
  return null;
}

const variation = /^[\ufe0e\ufe0f]$/;
const picture = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1f1e6}-\u{1f1ff}0-9#*]$/u;
const letter = /[[\p{L}\p{M}]--\p{Script=Latin}]$/v;

/** `❤️`, `👩‍🚀`, and the joiners in Persian or Hindi words: no text in these can be written without them. */
function isJoining(source: string, index: number, character: string): boolean {
  const before = source.slice(Math.max(0, index - 2), index);
  if (variation.test(character)) return picture.test(before);
  if (character !== '\u200d' && character !== '\u200c') return false;
  return letter.test(before) || (character === '\u200d' && (picture.test(before) || /\ufe0f$/.test(before)));
}

const names: ReadonlyMap<number, string> = new Map([
  [0x00, 'NULL'],
  [0x08, 'BACKSPACE'],
  [0x1b, 'ESCAPE'],
  [0x7f, 'DELETE'],
  [0xad, 'SOFT HYPHEN'],
  [0x61c, 'ARABIC LETTER MARK'],
  [0x115f, 'HANGUL CHOSEONG FILLER'],
  [0x180e, 'MONGOLIAN VOWEL SEPARATOR'],
  [0x200b, 'ZERO WIDTH SPACE'],
  [0x200c, 'ZERO WIDTH NON-JOINER'],
  [0x200d, 'ZERO WIDTH JOINER'],
  [0x200e, 'LEFT-TO-RIGHT MARK'],
  [0x200f, 'RIGHT-TO-LEFT MARK'],
  [0x2028, 'LINE SEPARATOR'],
  [0x2029, 'PARAGRAPH SEPARATOR'],
  [0x202a, 'LEFT-TO-RIGHT EMBEDDING'],
  [0x202b, 'RIGHT-TO-LEFT EMBEDDING'],
  [0x202c, 'POP DIRECTIONAL FORMATTING'],
  [0x202d, 'LEFT-TO-RIGHT OVERRIDE'],
  [0x202e, 'RIGHT-TO-LEFT OVERRIDE'],
  [0x2060, 'WORD JOINER'],
  [0x2066, 'LEFT-TO-RIGHT ISOLATE'],
  [0x2067, 'RIGHT-TO-LEFT ISOLATE'],
  [0x2068, 'FIRST STRONG ISOLATE'],
  [0x2069, 'POP DIRECTIONAL ISOLATE'],
  [0x3164, 'HANGUL FILLER'],
  [0xfeff, 'ZERO WIDTH NO-BREAK SPACE'],
]);

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return `${number} ${names.get(code) ?? (code < 0xa0 ? 'CONTROL CHARACTER' : 'INVISIBLE CHARACTER')}`;
}
