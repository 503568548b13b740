import { floatOf } from './exact.ts';
import {
  bitsOf,
  bounded,
  type Fail,
  magnitude,
  mostBits,
  type Quantity,
  toFloat,
  tooLong,
} from './quantity.ts';

/** What a binary operator does, as Python does it: integers stay exact, one float makes both floats. */
export type Operation = (left: Quantity, right: Quantity, fail: Fail) => Quantity;

/** The binary operators. */
export const operations: { readonly [operator: string]: Operation } = {
  '+': exactOr(
    (left, right) => left + right,
    (left, right) => left + right,
  ),
  '-': exactOr(
    (left, right) => left - right,
    (left, right) => left - right,
  ),
  '*': exactOr(
    (left, right) => left * right,
    (left, right) => left * right,
  ),
  '/': divide,
  '//': nonZero(exactOr(floorDivideIntegers, (left, right) => divideFloats(left, right).quotient)),
  '%': nonZero(exactOr(moduloIntegers, (left, right) => divideFloats(left, right).remainder)),
  '**': power,
};

/** `left ** right`. */
export function power(left: Quantity, right: Quantity, fail: Fail): Quantity {
  if (typeof left === 'bigint' && typeof right === 'bigint' && right >= 0n)
    return powerOfIntegers(left, right, fail);
  return powerOfFloats(toFloat(left, fail), toFloat(right, fail), fail);
}

function exactOr(
  exact: (left: bigint, right: bigint) => bigint,
  floating: (left: number, right: number) => number,
): Operation {
  return (left, right, fail) =>
    typeof left === 'bigint' && typeof right === 'bigint'
      ? bounded(exact(left, right), fail)
      : floating(toFloat(left, fail), toFloat(right, fail));
}

function nonZero(operation: Operation): Operation {
  return (left, right, fail) =>
    Number(right) === 0 ? fail('division by zero') : operation(left, right, fail);
}

function divide(left: Quantity, right: Quantity, fail: Fail): number {
  if (Number(right) === 0) return fail('division by zero');
  if (typeof left === 'number' || typeof right === 'number')
    return toFloat(left, fail) / toFloat(right, fail);
  const size = floatOf({ numerator: magnitude(left), denominator: magnitude(right) });
  // A zero has a sign here, too: 0 / -5 is -0.0.
  const quotient = left < 0n !== right < 0n ? -size : size;
  return Number.isFinite(quotient) ? quotient : fail('the result is too large for a float');
}

function floorDivideIntegers(left: bigint, right: bigint): bigint {
  return (left - moduloIntegers(left, right)) / right;
}

/** The remainder has the sign of the divisor, as in Python and unlike in JavaScript. */
function moduloIntegers(left: bigint, right: bigint): bigint {
  const remainder = left % right;
  return remainder !== 0n && remainder < 0n !== right < 0n ? remainder + right : remainder;
}

/** CPython's way: the quotient is taken from the exact remainder, so that the two fit together. */
function divideFloats(left: number, right: number): { quotient: number; remainder: number } {
  const cut = left % right;
  const isOff = cut !== 0 && cut < 0 !== right < 0;
  const remainder = isOff ? cut + right : cut;
  const near = (left - cut) / right - (isOff ? 1 : 0);
  const floor = Math.floor(near);
  return {
    quotient: near === 0 ? withSign(0, left / right) : near - floor > 0.5 ? floor + 1 : floor,
    remainder: cut === 0 ? withSign(0, right) : remainder,
  };
}

/** A size with the sign of another number; -0 has one, too. */
export function withSign(size: number, sign: number): number {
  return sign < 0 || Object.is(sign, -0) ? -size : size;
}

function powerOfIntegers(base: bigint, exponent: bigint, fail: Fail): bigint {
  const size = magnitude(base);
  if (size > 1n) {
    // The least that the result can have: refused before it is computed, which could take forever.
    const least = BigInt(bitsOf(size) - 1) * exponent;
    if (least > BigInt(mostBits)) return tooLong(fail);
    return bounded(base ** exponent, fail);
  }
  return size === 1n && exponent % 2n === 0n ? 1n : base ** (exponent === 0n ? 0n : 1n);
}

function powerOfFloats(base: number, exponent: number, fail: Fail): number {
  // C's pow, which Python follows, takes 1 for the limit where JavaScript has NaN.
  if (base === 1 || (base === -1 && Math.abs(exponent) === Number.POSITIVE_INFINITY)) return 1;
  if (base === 0 && exponent < 0) return fail('zero cannot be raised to a negative power');
  if (base < 0 && Number.isFinite(base) && Number.isFinite(exponent) && !Number.isInteger(exponent)) {
    return fail('a negative number raised to a fraction is complex');
  }
  const result = base ** exponent;
  if (Number.isFinite(base) && Number.isFinite(exponent) && !Number.isFinite(result)) {
    return fail('the result is too large for a float');
  }
  return result;
}
