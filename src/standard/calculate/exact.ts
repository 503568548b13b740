import { bitsOf, magnitude } from './quantity.ts';

/** A fraction of integers; the denominator is positive. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The exact value of a finite float: every one is an integer over a power of two. */
export function ratioOf(float: number): Ratio {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, float);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & ((1n << 52n) - 1n);
  const mantissa = exponent === 0 ? fraction : fraction | (1n << 52n);
  const power = Math.max(exponent, 1) - 1075;
  const signed = float < 0 ? -mantissa : mantissa;
  return power >= 0
    ? { numerator: signed << BigInt(power), denominator: 1n }
    : { numerator: signed, denominator: 1n << BigInt(-power) };
}

/** The integer nearest to a fraction; of two as near, the even one. */
export function roundHalfEven({ numerator, denominator }: Ratio): bigint {
  const size = magnitude(numerator);
  const floor = size / denominator;
  const twice = (size % denominator) * 2n;
  const isUp = twice > denominator || (twice === denominator && floor % 2n === 1n);
  const rounded = isUp ? floor + 1n : floor;
  return numerator < 0n ? -rounded : rounded;
}

/**
 * The float nearest to a fraction, rounded once: 10**400 / 10**399 is 10, although neither is a float. Infinite
 * where the fraction is beyond every float.
 */
export function floatOf({ numerator, denominator }: Ratio): number {
  const size = magnitude(numerator);
  if (size === 0n) return 0;
  const sign = numerator < 0n ? -1 : 1;
  // Below 2^-1022 floats are multiples of the smallest one.
  if (size << 1022n < denominator) {
    return sign * Number(roundHalfEven({ numerator: size << 1074n, denominator })) * Number.MIN_VALUE;
  }
  const shift = spareBits - (bitsOf(size) - bitsOf(denominator));
  const [top, bottom] =
    shift > 0 ? [size << BigInt(shift), denominator] : [size, denominator << BigInt(-shift)];
  // A last bit for all that was cut off: rounding to 53 bits then sees that it is more than a tie.
  const digits = (top / bottom) | (top % bottom === 0n ? 0n : 1n);
  const half = Math.trunc(shift / 2);
  return sign * Number(digits) * 2 ** -half * 2 ** -(shift - half);
}

/** More than the 53 bits of a float, so that what is beyond them decides the rounding. */
const spareBits = 66;
