import { type NamedFunction, several } from './named-function.ts';
import { bitsOf, bounded, type Fail, magnitude, type Quantity } from './quantity.ts';

/** The functions of `math` that take integers only. */
export const integerFunctions: readonly (readonly [string, NamedFunction])[] = [
  ['isqrt', integers('isqrt', [1, 1], ([number = 0n], fail) => squareRoot(natural(number, 'isqrt', fail)))],
  ['factorial', integers('factorial', [1, 1], ([count = 0n], fail) => factorial(count, fail))],
  ['gcd', integers('gcd', [1, several], (given) => given.reduce(greatestDivisor, 0n))],
  [
    'lcm',
    integers('lcm', [1, several], (given, fail) =>
      given.reduce((all, next) => leastMultiple(all, next, fail), 1n),
    ),
  ],
  ['comb', integers('comb', [2, 2], ([from = 0n, take = 0n], fail) => combinations(from, take, fail))],
  ['perm', integers('perm', [1, 2], ([from = 0n, take = from], fail) => permutations(from, take, fail))],
];

function integers(
  name: string,
  [least, most]: readonly [number, number],
  apply: (given: readonly bigint[], fail: Fail) => bigint,
): NamedFunction {
  const check = (quantity: Quantity, fail: Fail): bigint =>
    typeof quantity === 'bigint' ? quantity : fail(`${name} takes integers only`);
  return {
    least,
    most,
    apply: (given, fail) =>
      apply(
        given.map((quantity) => check(quantity, fail)),
        fail,
      ),
  };
}

function natural(integer: bigint, name: string, fail: Fail): bigint {
  return integer < 0n ? fail(`${name} takes no negative integer`) : integer;
}

/** Newton's steps from above, until they stop falling. */
function squareRoot(square: bigint): bigint {
  if (square === 0n) return 0n;
  let root = 1n << BigInt(Math.ceil(bitsOf(square) / 2));
  for (let next = (root + square / root) / 2n; next < root; next = (root + square / root) / 2n) root = next;
  return root;
}

function factorial(count: bigint, fail: Fail): bigint {
  return permutations(natural(count, 'factorial', fail), count, fail);
}

/** Ends as soon as the product is too long, so that factorial(10**9) costs nothing. */
function permutations(from: bigint, take: bigint, fail: Fail): bigint {
  if (natural(take, 'perm', fail) > natural(from, 'perm', fail)) return 0n;
  let product = 1n;
  for (let factor = from; factor > from - take; factor -= 1n) product = bounded(product * factor, fail);
  return product;
}

function combinations(from: bigint, take: bigint, fail: Fail): bigint {
  if (natural(take, 'comb', fail) > natural(from, 'comb', fail)) return 0n;
  const fewer = take * 2n > from ? from - take : take;
  let chosen = 1n;
  for (let step = 1n; step <= fewer; step += 1n)
    chosen = bounded((chosen * (from - fewer + step)) / step, fail);
  return chosen;
}

function greatestDivisor(left: bigint, right: bigint): bigint {
  let [larger, smaller] = [magnitude(left), magnitude(right)];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

function leastMultiple(left: bigint, right: bigint, fail: Fail): bigint {
  if (left === 0n || right === 0n) return 0n;
  return bounded(magnitude(left * right) / greatestDivisor(left, right), fail);
}
