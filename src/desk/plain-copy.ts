import {
  decodeValue,
  encodeExactly,
  encodeValue,
  type Limits,
  type Value,
  valueLimits,
} from '../value/index.ts';

/** A copy as the other side of the wall would get it. Throws what `encodeValue` throws on what cannot cross. */
export function plainCopy(value: unknown, limits: Limits, root: string): Value {
  const bounds = valueLimits(limits);
  return decodeValue(encodeValue(value, bounds, root), bounds, root);
}

/** A copy that keeps ints and floats apart: bigints and numbers. Throws what `encodeExactly` throws. */
export function exactCopy(value: unknown, limits: Limits, root: string): Value {
  encodeExactly(value, valueLimits(limits), root);
  return structuredClone(value) as Value;
}
