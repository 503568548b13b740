import { type NamedFunction, several } from './named-function.ts';
import { bitsOf, type Fail, type Quantity, toFloat } from './quantity.ts';
import { textOf } from './rounding.ts';

/** The functions of `math` that give a float. */
export const floatFunctions: readonly (readonly [string, NamedFunction])[] = [
  ...(
    [
      ['sqrt', Math.sqrt],
      ['cbrt', Math.cbrt],
      ['exp', Math.exp],
      ['expm1', Math.expm1],
      ['log1p', Math.log1p],
      ['sin', Math.sin],
      ['cos', Math.cos],
      ['tan', Math.tan],
      ['asin', Math.asin],
      ['acos', Math.acos],
      ['atan', Math.atan],
      ['sinh', Math.sinh],
      ['cosh', Math.cosh],
      ['tanh', Math.tanh],
      ['asinh', Math.asinh],
      ['acosh', Math.acosh],
      ['atanh', Math.atanh],
      ['fabs', Math.abs],
      ['degrees', (radians: number) => radians * (180 / Math.PI)],
      ['radians', (degrees: number) => degrees * (Math.PI / 180)],
    ] as const
  ).map(([name, apply]) => [name, floats(name, [1, 1], ([number = 0]) => apply(number))] as const),
  ['atan2', floats('atan2', [2, 2], ([y = 0, x = 0]) => Math.atan2(y, x))],
  ['hypot', floats('hypot', [1, several], (given) => Math.hypot(...given))],
  ['log', { least: 1, most: 2, apply: logarithm }],
  ['log2', { least: 1, most: 1, apply: ([number = 0n], fail) => logOf('log2', number, fail) }],
  ['log10', { least: 1, most: 1, apply: ([number = 0n], fail) => logOf('log10', number, fail) }],
];

function floats(
  name: string,
  [least, most]: readonly [number, number],
  apply: (given: readonly number[]) => number,
): NamedFunction {
  return {
    ...{ least, most },
    apply: (given, fail) => {
      const numbers = given.map((quantity) => toFloat(quantity, fail));
      const result = apply(numbers);
      const isDefined = !Number.isNaN(result) || numbers.some(Number.isNaN);
      const fits = Number.isFinite(result) || !numbers.every(Number.isFinite);
      if (isDefined && fits) return result;
      return fail(`${name} has no value at ${numbers.map(textOf).join(', ')}`);
    },
  };
}

/** `log(number, base)` divides two logarithms, as Python does. */
function logarithm([number = 0n, base]: readonly Quantity[], fail: Fail): number {
  const log = logOf('log', number, fail);
  if (base === undefined) return log;
  const divisor = logOf('log', base, fail);
  return divisor === 0 ? fail('division by zero: the logarithm of base 1') : log / divisor;
}

type LogName = 'log' | 'log2' | 'log10';

/** Also of an integer that is beyond every float: what is cut off its end is added as a power of two. */
function logOf(name: LogName, quantity: Quantity, fail: Fail): number {
  if (quantity <= 0) return fail(`${name} takes positive numbers only`);
  if (typeof quantity === 'number' || Number.isFinite(Number(quantity))) return Math[name](Number(quantity));
  const cut = bitsOf(quantity) - 64;
  return Math[name](Number(quantity >> BigInt(cut))) + cut * Math[name](2);
}
