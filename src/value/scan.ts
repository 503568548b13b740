import { beginsLiteral, literalEnd } from './literal.ts';
import { malformed } from './malformed.ts';
import { pathAt } from './path-at.ts';
import { stringEnd } from './string-end.ts';
import { tooDeep, tooLong, tooMany } from './too-large.ts';
import { exceedsBytes } from './utf8.ts';
import type { ValueLimits } from './value-limits.ts';

const code = { quote: 0x22, comma: 0x2c, tilde: 0x7e } as const;
const bracket = { open: 0x5b, close: 0x5d } as const;
const brace = { open: 0x7b, close: 0x7d } as const;

/** An escaped surrogate, which may be a lone one, and an escaped tilde, which may begin a tag. */
const needsUntag = /\\u(?:d[89a-f]|007e)/i;

/**
 * Checks a text before `JSON.parse` builds anything of it: bytes, depth and count against the limits, and
 * that no number in it would be changed by parsing (an integer beyond the safe range, -0 written as an
 * integer, a float beyond every float). `text` may be a frame that holds values. It need not be JSON:
 * that is for the parser to say.
 *
 * Returns whether `untag` must walk what the parser makes of it; where not, that is the value already.
 * Throws `VALUE_TOO_LARGE`, and `MALFORMED_VALUE` with the path.
 */
export function checkText(text: string, limits: ValueLimits, root = 'value'): boolean {
  if (exceedsBytes(text, limits.bytes)) throw tooLong(root, limits.bytes);
  const tagged = new TextScan(text, limits, root).run();
  return tagged || needsUntag.test(text) || !text.isWellFormed();
}

class TextScan {
  readonly #text: string;
  readonly #limits: ValueLimits;
  readonly #root: string;
  #depth = 0;
  #count = 1;
  #tagged = false;

  constructor(text: string, limits: ValueLimits, root: string) {
    this.#text = text;
    this.#limits = limits;
    this.#root = root;
  }

  run(): boolean {
    const text = this.#text;
    for (let at = 0; at < text.length; ) at = this.#step(text.charCodeAt(at), at);
    return this.#tagged;
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
    if (this.#text.charCodeAt(at + 1) === code.tilde) this.#tagged = true;
    const end = stringEnd(this.#text, at);
    return end < 0 ? this.#text.length : end + 1;
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
