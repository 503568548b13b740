import type { Fail, Quantity } from './quantity.ts';

/** A function that expressions may call: how many numbers it takes, and what it makes of them. */
export interface NamedFunction {
  readonly least: number;
  readonly most: number;
  readonly apply: (given: readonly Quantity[], fail: Fail) => Quantity;
}

/** Enough for any list that someone writes out. */
export const several = 100;
