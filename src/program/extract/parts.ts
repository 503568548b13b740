import { type Piece, piecesOf } from '../python/pieces.ts';
import { type Closing, readClosing } from './closing.ts';
import type { Info } from './language.ts';
import { type Line, lineAt } from './line.ts';
import { type Opening, readOpening } from './opening.ts';
import { indexOfTag, orphanCloser, reasoningCloser } from './reasoning.ts';

/** A stretch of a reply: words, or a block of code. */
export type Part =
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'block';
      readonly info: Info;
      readonly indent: string;
      readonly source: string;
      /** False where the reply ended before the block did. */
      readonly closed: boolean;
    };

/** A reply in parts, in order, without what the model only thought. */
export interface Parts {
  readonly parts: readonly Part[];
  readonly reasoned: boolean;
}

/** Cuts a normalised reply into words and blocks: one pass, whatever it holds. */
export function partsOf(text: string): Parts {
  return new PartReader(text).read();
}

class PartReader {
  readonly #text: string;
  #at = 0;
  #parts: Part[] = [];
  #reasoned = false;
  /** Off once a block had no proper end: reading to the end again for each later one would take quadratic time. */
  #strict = true;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Parts {
    while (this.#at < this.#text.length) this.#readLine(lineAt(this.#text, this.#at));
    return { parts: this.#parts, reasoned: this.#reasoned };
  }

  #readLine(line: Line): void {
    const closer = reasoningCloser(line.text);
    const thought = closer === null ? orphanCloser(line.text) : null;
    if (closer !== null) this.#skipReasoning(closer);
    else if (thought !== null) this.#forget(line.start + thought);
    else this.#readPart(line);
  }

  #readPart(line: Line): void {
    const opening = readOpening(line.text);
    if (opening === null) {
      this.#parts.push({ kind: 'words', text: line.text });
      this.#at = line.next;
    } else {
      this.#readBlock(opening, line);
    }
  }

  /** Reasoning that never ends takes the rest of the reply with it. */
  #skipReasoning(closer: string): void {
    const end = indexOfTag(this.#text, closer, this.#at);
    this.#at = end === -1 ? this.#text.length : end + closer.length;
    this.#reasoned = true;
  }

  /** Everything so far was thought: the server kept the tag that began it. */
  #forget(at: number): void {
    this.#parts = [];
    this.#at = at;
    this.#reasoned = true;
  }

  #readBlock(opening: Opening, line: Line): void {
    const { info, indent, oneLine } = opening;
    const closing: Closing | null =
      oneLine === null
        ? this.#findClosing(opening, line.next)
        : { at: line.end, after: line.end, weak: false };
    const body = oneLine ?? this.#text.slice(line.next, closing?.at ?? this.#text.length);
    const source = oneLine === null && info.code !== '' ? `${info.code}\n${body}` : body;
    this.#parts.push({ kind: 'block', info, indent, source, closed: closing !== null });
    this.#at = closing?.after ?? this.#text.length;
  }

  /** The first fence that stands in no string of the program; where there is none, the first one at all. */
  #findClosing(opening: Opening, from: number): Closing | null {
    const text = this.#text;
    const isCode = opening.info.language === 'other' ? () => true : codeTest(text, from);
    let fallback: Closing | null = null;
    for (let line = lineAt(text, from); line.start < text.length; line = lineAt(text, line.next)) {
      const closing = readClosing(line, opening);
      if (closing === null) continue;
      if (!this.#strict || (!closing.weak && isCode(closing.at))) return closing;
      fallback ??= closing;
    }
    if (fallback !== null) this.#strict = false;
    return fallback;
  }
}

/** Tells of places in growing order whether they are code: neither in a string nor in a comment. */
function codeTest(text: string, from: number): (at: number) => boolean {
  const pieces = piecesOf(text, from);
  let piece: Piece | undefined;
  return (at) => {
    while (piece === undefined || piece.end <= at) {
      const { value } = pieces.next();
      if (value === undefined) return true;
      piece = value;
    }
    return piece.kind === 'code';
  };
}
