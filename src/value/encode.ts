import { isOrdinary } from './ordinary.ts';
import { exceedsBytes } from './utf8.ts';
import type { ValueLimits } from './value-limits.ts';
import { writeValue } from './write.ts';

/** What JSON.stringify writes otherwise than the wire form: a leading tilde, a lone surrogate. */
const needsExactWriter = /"~|\\ud/;

/**
 * Writes a host value as wire text, which is JSON and may be put into a larger JSON text as it is.
 *
 * Accepts null, booleans, numbers, bigints (they arrive as int), well-formed strings, arrays without holes
 * (by their elements) and plain objects (by their own enumerable keys). A shared reference is copied.
 * Integer-like keys lose their place, as everywhere in JavaScript. Nothing of an object is called: no
 * `toJSON`, no getter; of arrays a getter at an index is, and of proxies their traps are.
 *
 * Throws `VALUE_NOT_PLAIN` with the path, what stands there and the usual fix, or `VALUE_TOO_LARGE`.
 * `root` is what the path calls the value itself.
 */
export function encodeValue(value: unknown, limits: ValueLimits, root = 'value'): string {
  const text = shortcut(value, limits);
  if (text !== null && !needsExactWriter.test(text) && !exceedsBytes(text, limits.bytes)) return text;
  return writeValue(value, limits, { root, numbers: 'usual' });
}

/**
 * Writes a host value like `encodeValue`, but so that an int and a float of the same value stay apart: a number
 * arrives as float, 4 as 4.0, and only a bigint as int. Throws what `encodeValue` throws.
 */
export function encodeExactly(value: unknown, limits: ValueLimits, root = 'value'): string {
  return writeValue(value, limits, { root, numbers: 'exact' });
}

/** A proxy may fail here: the exact writer then says where, or reads past it. */
function shortcut(value: unknown, limits: ValueLimits): string | null {
  try {
    return isOrdinary(value, limits) ? JSON.stringify(value) : null;
  } catch {
    return null;
  }
}
