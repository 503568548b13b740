/**
 * What crosses the wall: plain data only. An integer outside ±(2^53 − 1) is a bigint on the host and an
 * `int` in the guest; a number is whatever JavaScript calls one, NaN and infinities included.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Value[]
  | { readonly [key: string]: Value };
