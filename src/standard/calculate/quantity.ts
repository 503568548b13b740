/** A number as Python has two of them: a bigint is an `int` of any size, a number is a `float`. */
export type Quantity = bigint | number;

/** Ends a calculation; whoever hands it out knows where in the expression to point. */
export type Fail = (message: string) => never;

/** The digits that Python itself is willing to print; a longer integer would be of no use to a program. */
const mostDigits = 4_300;
const beyond = 10n ** BigInt(mostDigits);

/** The bits of the largest integer that is allowed, rounded down. */
export const mostBits: number = bitsOf(beyond) - 1;

/** The integer, if it is not too long: what stops `9**9**9` also stops long products and factorials. */
export function bounded(integer: bigint, fail: Fail): bigint {
  return integer < beyond && integer > -beyond ? integer : tooLong(fail);
}

/** Ends a calculation whose result would be too long. */
export function tooLong(fail: Fail): never {
  return fail(`the integer has more than ${mostDigits.toLocaleString('en-US')} digits`);
}

/** The nearest float, ties to even. Fails where an integer is beyond every float. */
export function toFloat(quantity: Quantity, fail: Fail): number {
  const float = Number(quantity);
  if (typeof quantity === 'bigint' && !Number.isFinite(float))
    return fail('the integer is too large for a float');
  return float;
}

/** How many binary digits a positive integer has. */
export function bitsOf(positive: bigint): number {
  const digits = positive.toString(16);
  return digits.length * 4 - Math.clz32(Number.parseInt(digits.charAt(0), 16)) + 28;
}

/** The size of an integer. */
export function magnitude(integer: bigint): bigint {
  return integer < 0n ? -integer : integer;
}
