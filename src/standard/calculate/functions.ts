import { power } from './arithmetic.ts';
import { floatFunctions } from './float-functions.ts';
import { integerFunctions } from './integer-functions.ts';
import { type NamedFunction, several } from './named-function.ts';
import { type Fail, type Quantity, toFloat } from './quantity.ts';
import { integerOf, round } from './rounding.ts';

/** Python's own functions and those of its `math` module, by their names there. */
export const functions: ReadonlyMap<string, NamedFunction> = new Map<string, NamedFunction>([
  ['abs', one((quantity) => (quantity < 0 || Object.is(quantity, -0) ? -quantity : quantity))],
  [
    'round',
    {
      least: 1,
      most: 2,
      apply: ([quantity = 0n, digits], fail) => round(quantity, wholeOr(digits, fail), fail),
    },
  ],
  ['floor', one((quantity, fail) => whole(quantity, Math.floor, fail))],
  ['ceil', one((quantity, fail) => whole(quantity, Math.ceil, fail))],
  ['trunc', one((quantity, fail) => whole(quantity, Math.trunc, fail))],
  ['int', one((quantity, fail) => whole(quantity, Math.trunc, fail))],
  ['float', one(toFloat)],
  // The first of equals stays, as in Python.
  [
    'min',
    { least: 2, most: several, apply: (given) => given.reduce((best, next) => (next < best ? next : best)) },
  ],
  [
    'max',
    { least: 2, most: several, apply: (given) => given.reduce((best, next) => (next > best ? next : best)) },
  ],
  ['pow', { least: 2, most: 2, apply: ([base = 0n, exponent = 0n], fail) => power(base, exponent, fail) }],
  ...integerFunctions,
  ...floatFunctions,
]);

/** The names that stand for a number. */
export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
  ['tau', 2 * Math.PI],
  ['inf', Number.POSITIVE_INFINITY],
  ['nan', Number.NaN],
]);

function one(apply: (quantity: Quantity, fail: Fail) => Quantity): NamedFunction {
  return { least: 1, most: 1, apply: ([quantity = 0n], fail) => apply(quantity, fail) };
}

function whole(quantity: Quantity, rounding: (float: number) => number, fail: Fail): bigint {
  return typeof quantity === 'bigint'
    ? quantity
    : integerOf(quantity, (float) => BigInt(rounding(float)), fail);
}

function wholeOr(digits: Quantity | undefined, fail: Fail): bigint | undefined {
  return typeof digits === 'number' ? fail('round takes an integer of digits') : digits;
}
