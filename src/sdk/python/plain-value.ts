import type { Value } from '../../value/index.ts';

/** What is deeper or larger is nothing to print: a default or an example, not a data set. */
const deepest = 20;
const largest = 10_000;

/**
 * Tells whether something out of a schema is a plain value of sensible size. Goes level by level and counts,
 * so that neither depth nor a graph that contains itself exhausts anything.
 */
export function isPlainValue(value: unknown): value is Value {
  let level: readonly unknown[] = [value];
  let count = 0;
  for (let depth = 0; depth <= deepest && count <= largest; depth += 1) {
    const containers = level.filter((item) => !isScalar(item));
    if (containers.length === 0) return true;
    if (!containers.every((item) => typeof item === 'object')) return false;
    level = containers.flatMap((item) => Object.values(item as object));
    count += level.length;
  }
  return false;
}

function isScalar(item: unknown): boolean {
  return item === null || ['boolean', 'number', 'bigint', 'string'].includes(typeof item);
}
