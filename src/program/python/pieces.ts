/** What a stretch of Python source is; `formatted` is an f-string or t-string, whose braces hold code. */
export type PieceKind = 'code' | 'text' | 'formatted' | 'comment';

/** A stretch of source from `start` up to `end`, in UTF-16 code units; a string includes its quotes. */
export interface Piece {
  readonly kind: PieceKind;
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts Python source into code, strings and comments, in order and without a gap, from `from` on; code ends with
 * its line at the latest, so that who stops early has read little. Reads what is not Python as well as it can, in
 * one pass: prose and broken programs come here too.
 */
export function* piecesOf(source: string, from = 0): Generator<Piece, void, undefined> {
  let codeStart = from;
  let at = from;
  while (at < source.length) {
    const end = endOfSpecial(source, at);
    const isCode = end === at;
    if (isCode) at += 1;
    if (isCode && source[at - 1] !== '\n' && at < source.length) continue;
    if (codeStart < at) yield { kind: 'code', start: codeStart, end: at };
    if (!isCode) yield { kind: kindOf(source, at, codeStart), start: at, end };
    at = Math.max(at, end);
    codeStart = at;
  }
}

/** Where the string or comment that begins here ends; the same place where none begins. */
function endOfSpecial(source: string, at: number): number {
  const character = source[at];
  if (character === '#') return lineEnd(source, at);
  if (character !== '"' && character !== "'") return at;
  const triple = character.repeat(3);
  return source.startsWith(triple, at)
    ? endOfString(source, at + 3, triple)
    : endOfString(source, at + 1, character);
}

/** A string in single quotes that is never closed ends with its line, as Python reads it. */
function endOfString(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source.startsWith(quote, at)) return at + quote.length;
    else if (quote.length === 1 && source[at] === '\n') return at;
  }
  return source.length;
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end;
}

function kindOf(source: string, at: number, codeStart: number): PieceKind {
  if (source[at] === '#') return 'comment';
  const prefix = /(?:^|[^\w])(?<letters>[a-z]{1,2})$/i.exec(source.slice(Math.max(codeStart, at - 3), at));
  return /[ft]/i.test(prefix?.groups?.['letters'] ?? '') ? 'formatted' : 'text';
}
