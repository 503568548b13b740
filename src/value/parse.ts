import { malformed } from './malformed.ts';
import { readJson } from './read-json.ts';
import { scanText } from './scan.ts';
import type { ValueLimits } from './value-limits.ts';

/** A text, checked and parsed. */
export interface ParsedText {
  readonly json: unknown;
  /** Whether `untag` must walk the values in it; where not, they are values already. */
  readonly tagged: boolean;
}

/**
 * Checks a text of anyone against the limits and parses it: a value, or a frame that holds values. Nothing
 * is built of a text beyond a limit, and a number that parsing would change is refused, not rounded.
 *
 * Throws `VALUE_TOO_LARGE`, and `MALFORMED_VALUE` with the path where there is one. `root` is what the path
 * calls the text itself.
 */
export function parseText(text: string, limits: ValueLimits, root = 'value'): ParsedText {
  const { isTagged, hasEscapedKey } = scanText(text, limits, root);
  try {
    return { json: hasEscapedKey ? readJson(text) : JSON.parse(text), tagged: isTagged };
  } catch (cause) {
    throw malformed(root, 'text that is not JSON', cause);
  }
}
