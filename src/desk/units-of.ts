import type { Value } from '../value/index.ts';

/** What a value takes beside its texts: about a pointer. */
const unitsOfOne = 4;

/** About how much memory a value takes, in UTF-16 units: those of its texts, keys and integers, and a few for each part. */
export function unitsOf(value: Value): number {
  if (typeof value === 'string') return unitsOfOne + value.length;
  if (typeof value === 'bigint') return unitsOfOne + value.toString(16).length;
  if (typeof value !== 'object' || value === null) return unitsOfOne;
  let units = unitsOfOne;
  for (const [key, part] of Object.entries(value)) units += key.length + unitsOf(part);
  return units;
}
