import type { Limits } from './limits.ts';

/** The bounds of one value, the same on both sides of the wall. */
export interface ValueLimits {
  /** Lists and objects inside one another; a scalar has depth 0, `[]` has 1. */
  readonly depth: number;
  /** UTF-8 bytes of the wire text. */
  readonly bytes: number;
  /** Values in all, containers and the outermost included, keys not. */
  readonly count: number;
}

/**
 * How many values one text may hold. A frame of `[[],[],…` costs 3 bytes a list on the wire and twenty
 * times that in memory: this bounds the factor, and leaves a list of a million numbers alone.
 */
const count = 2_000_000;

/** The bounds of one value under the limits of a program. */
export function valueLimits(limits: Limits): ValueLimits {
  return { depth: limits.depth, bytes: limits.frameBytes, count };
}
