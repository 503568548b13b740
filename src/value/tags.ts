/*
 * The wire form is JSON. What JSON has no literal for is a string that starts with `~`:
 *   `~~…`   a string that itself starts with `~`
 *   `~i…`   an integer outside the safe range, in hexadecimal: reading and writing it takes linear time,
 *           and CPython's limit on decimal digits does not apply
 *   `~f…`   NaN, Infinity or -Infinity
 * A float with an integral value is written so that Python reads a float. Keys are never tagged.
 */

/**
 * An integer of more hexadecimal digits does not cross. Its decimal digits, which every message, log and JSON of the
 * host wants, take time that grows faster than they do: 35 ms at this many, seconds at the sixteen million of a frame.
 */
export const mostIntegerDigits = 131_072;

const largestSafe = BigInt(Number.MAX_SAFE_INTEGER);
const hexadecimal = /^-?[1-9a-f][0-9a-f]*$/;
const notFinite = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

/**
 * Writes a bigint as the integer it is: a literal inside the safe range, a tagged string beyond it. Undefined beyond
 * `mostIntegerDigits`.
 */
export function integerText(value: bigint): string | undefined {
  if (isSafe(value)) return String(value);
  const digits = value.toString(16);
  return isTooLong(digits) ? undefined : `"~i${digits}"`;
}

/** How numbers are written: a safe integer as an int (`usual`), or each as a float (`exact`: ints are bigints). */
export type Numbers = 'usual' | 'exact';

/** Writes a number: a safe integer as one where that is usual, everything else so that Python reads a float. */
export function numberText(value: number, numbers: Numbers): string {
  if (Object.is(value, -0)) return '-0.0';
  if (!Number.isFinite(value)) return `"~f${value}"`;
  const text = String(value);
  const isInt = !Number.isInteger(value) || (numbers === 'usual' && Number.isSafeInteger(value));
  return isInt || text.includes('e') ? text : `${text}.0`;
}

/** Writes a string, which must be well-formed. */
export function stringText(value: string): string {
  return JSON.stringify(value.startsWith('~') ? `~${value}` : value);
}

/** Reads a string that starts with `~`. Undefined where no encoder writes such a string. */
export function readTag(text: string): string | number | bigint | undefined {
  const body = text.slice(2);
  switch (text[1]) {
    case '~':
      return text.slice(1);
    case 'f':
      return notFinite.get(body);
    case 'i':
      return hexadecimal.test(body) && !isTooLong(body) ? readInteger(body) : undefined;
    default:
      return undefined;
  }
}

/** One integer has one form: what fits a literal is not accepted as a tag. */
function readInteger(digits: string): bigint | undefined {
  const value = digits.startsWith('-') ? -BigInt(`0x${digits.slice(1)}`) : BigInt(`0x${digits}`);
  return isSafe(value) ? undefined : value;
}

function isTooLong(digits: string): boolean {
  return digits.length > mostIntegerDigits + (digits.startsWith('-') ? 1 : 0);
}

function isSafe(value: bigint): boolean {
  return value >= -largestSafe && value <= largestSafe;
}
