import { withSign } from './arithmetic.ts';
import { floatOf, ratioOf, roundHalfEven } from './exact.ts';
import type { Fail, Quantity } from './quantity.ts';

/** `round(number)` and `round(number, digits)`, exact and half to even, as Python rounds. */
export function round(quantity: Quantity, digits: bigint | undefined, fail: Fail): Quantity {
  if (typeof quantity === 'number') {
    return digits === undefined ? integerOf(quantity, roundFloat, fail) : fitting(quantity, digits, fail);
  }
  if (digits === undefined || digits >= 0n) return quantity;
  // Ten to so many digits is more than twice any integer that is allowed.
  if (digits < -5_000n) return 0n;
  const unit = 10n ** -digits;
  return roundHalfEven({ numerator: quantity, denominator: unit }) * unit;
}

/** The integer that a rounding makes of a float. Fails on an infinity or NaN, of which there is none. */
export function integerOf(float: number, rounding: (finite: number) => bigint, fail: Fail): bigint {
  return Number.isFinite(float) ? rounding(float) : fail(`${textOf(float)} has no integer`);
}

/** A float in Python's words. */
export function textOf(quantity: Quantity): string {
  if (Number.isNaN(quantity)) return 'nan';
  return String(quantity).replace('Infinity', 'inf');
}

function roundFloat(float: number): bigint {
  return roundHalfEven(ratioOf(float));
}

/** Rounding up the largest floats to tens can leave them. */
function fitting(float: number, digits: bigint, fail: Fail): number {
  const rounded = roundToDigits(float, digits);
  if (Number.isFinite(float) && !Number.isFinite(rounded)) return fail('the result is too large for a float');
  return rounded;
}

function roundToDigits(float: number, digits: bigint): number {
  // Beyond these no digit of a float is cut, or none is left.
  if (!Number.isFinite(float) || digits > 330n) return float;
  if (digits < -310n) return withSign(0, float);
  const { numerator, denominator } = ratioOf(float);
  const unit = 10n ** (digits < 0n ? -digits : digits);
  const size =
    digits < 0n
      ? floatOf({
          numerator: roundHalfEven({ numerator, denominator: denominator * unit }) * unit,
          denominator: 1n,
        })
      : floatOf({
          numerator: roundHalfEven({ numerator: numerator * unit, denominator }),
          denominator: unit,
        });
  return withSign(Math.abs(size), float);
}
