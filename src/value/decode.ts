import { parseText } from './parse.ts';
import { untag } from './untag.ts';
import type { Value } from './value.ts';
import type { ValueLimits } from './value-limits.ts';

/**
 * Reads wire text. `text` may come from anyone: the limits are enforced before anything is built of it,
 * and a number that a host number cannot hold exactly is refused, never rounded. Objects come as plain
 * objects; of equal keys the last counts, and `__proto__` is a key like any other.
 *
 * Throws `VALUE_TOO_LARGE`, and `MALFORMED_VALUE` with the path where there is one. `root` is what the
 * path calls the value itself.
 */
export function decodeValue(text: string, limits: ValueLimits, root = 'value'): Value {
  const { json, tagged } = parseText(text, limits, root);
  return tagged ? untag(json, root) : (json as Value);
}
