import { beginsLiteral, literalEnd } from './literal.ts';
import { malformed } from './malformed.ts';
import { pathAt } from './path-at.ts';
import { stringEnd } from './string-end.ts';
import { tooDeep, tooLong, tooMany } from './too-large.ts';
import { exceedsBytes } from './utf8.ts';
import type { ValueLimits } from './value-limits.ts';

const code = { quote: 0x22, comma: 0x2c, colon: 0x3a, tilde: 0x7e } as const;
const bracket = { open: 0x5b, close: 0x5d } as const;
const brace = { open: 0x7b, close: 0x7d } as const;

/** An escaped surrogate, which may be a lone one, and an escaped tilde, which may begin a tag. */
const needsUntag = /\\u(?:d[89a-f]|007e)/i;

/** What the parsing of a text has to mind. */
export interface TextTraits {
  /** Some string may be a tag or hold a lone surrogate: `untag` must walk what is parsed. */
  readonly isTagged: boolean;
  /** Some key is written with an escape: `JSON.parse` may misread it. */
  readonly hasEscapedKey: boolean;
}

/**
 * Checks a text before anything is built of it: bytes, depth and count against the limits, and that no
 * number in it would be changed by parsing (an integer beyond the safe range, -0 written as an integer, a
 * float beyond every float). The text need not be JSON: that is for the parser to say.
 *
 * Throws `VALUE_TOO_LARGE`, and `MALFORMED_VALUE` with the path.
 */
export function scanText(text: string, limits: ValueLimits, root: string): TextTraits {
  if (exceedsBytes(text, limits.bytes)) throw tooLong(root, limits.bytes);
  // Half a pair as itself and half as an escape would meet in the parser and pass for a character.
  if (!text.isWellFormed()) throw malformed(root, 'a text with a lone surrogate');
  const scan = new TextScan(text, limits, root);
  scan.run();
  return { isTagged: scan.isTagged || needsUntag.test(text), hasEscapedKey: scan.hasEscapedKey };
}

class TextScan {
  readonly #text: string;
  readonly #limits: ValueLimits;
  readonly #root: string;
  readonly #hasEscapes: boolean;
  #depth = 0;
  #count = 1;
  isTagged = false;
  hasEscapedKey = false;

  constructor(text: string, limits: ValueLimits, root: string) {
    this.#text = text;
    this.#limits = limits;
    this.#root = root;
    this.#hasEscapes = text.includes('\\');
  }

  run(): void {
    const text = this.#text;
    for (let at = 0; at < text.length; ) at = this.#step(text.charCodeAt(at), at);
  }

  /** Takes what begins at `at` and returns where the next thing begins. */
  #step(unit: number, at: number): number {
    switch (unit) {
      case code.quote:
        return this.#string(at);
      case code.comma:
        this.#value();
        return at + 1;
      case bracket.open:
        return this.#open(at, bracket.close);
      case brace.open:
        return this.#open(at, brace.close);
      case bracket.close:
      case brace.close:
        this.#depth -= 1;
        return at + 1;
      default:
        return beginsLiteral(unit) ? this.#number(at) : at + 1;
    }
  }

  #string(at: number): number {
    if (this.#text.charCodeAt(at + 1) === code.tilde) this.isTagged = true;
    const end = stringEnd(this.#text, at);
    if (end < 0) return this.#text.length;
    if (this.#hasEscapes && this.#isKeyEnd(end)) this.hasEscapedKey ||= this.#hasEscape(at, end);
    return end + 1;
  }

  /** Tells whether a colon follows the closing quote of a string. */
  #isKeyEnd(end: number): boolean {
    let after = end + 1;
    while (isSpace(this.#text.charCodeAt(after))) after++;
    return this.#text.charCodeAt(after) === code.colon;
  }

  #hasEscape(at: number, end: number): boolean {
    return this.#text.slice(at, end).includes('\\');
  }

  #open(at: number, close: number): number {
    this.#depth += 1;
    if (this.#depth > this.#limits.depth)
      throw tooDeep(this.#root, pathAt(this.#text, at, this.#root), this.#limits.depth);
    if (this.#text.charCodeAt(at + 1) !== close) this.#value();
    return at + 1;
  }

  #number(at: number): number {
    return literalEnd(this.#text, at, (found) => {
      throw malformed(pathAt(this.#text, at, this.#root), found);
    });
  }

  #value(): void {
    this.#count += 1;
    if (this.#count > this.#limits.count) throw tooMany(this.#root, this.#limits.count);
  }
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}
