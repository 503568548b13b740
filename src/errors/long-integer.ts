/** An integer of more digits is told by this number of them. */
export const mostDigits = 100;

const bound = 10n ** BigInt(mostDigits);

/**
 * Tells whether an integer is too long for a message. The decimal digits of one that a program sent, millions
 * of them, take seconds to find: whoever quotes a few of them stops the host.
 */
export function isLong(value: bigint): boolean {
  return value >= bound || value <= -bound;
}
