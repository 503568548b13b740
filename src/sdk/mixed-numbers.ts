import type { Manifest, ManifestRecord, Shape } from '../value/index.ts';

type Records = Manifest['records'];

/**
 * The functions whose result can hold an int and a float in one place: there the two have to be told apart on the
 * host already, an int as bigint and a float as number.
 */
export function mixedNumbers({ functions, records }: Manifest): ReadonlySet<string> {
  return new Set(
    functions.filter(({ returns }) => mixes(returns, records, new Set())).map(({ name }) => name),
  );
}

/** Records may hold themselves: each is looked at once. */
function mixes(shape: Shape, records: Records, seen: Set<string>): boolean {
  if (typeof shape === 'string' || 'literal' in shape) return false;
  if ('union' in shape && shape.union.includes('int') && shape.union.includes('float')) return true;
  if (!('record' in shape)) return partsOf(shape).some((part) => mixes(part, records, seen));
  if (seen.has(shape.record)) return false;
  seen.add(shape.record);
  const record = records[shape.record];
  return record !== undefined && fieldsOf(record).some((part) => mixes(part, records, seen));
}

function partsOf(
  shape: Exclude<Shape, string | { literal: unknown } | { record: string }>,
): readonly Shape[] {
  if ('union' in shape) return shape.union;
  if ('list' in shape) return [shape.list];
  if ('map' in shape) return [shape.map];
  return shape.rest === null ? shape.tuple : [...shape.tuple, shape.rest];
}

function fieldsOf({ fields, rest }: ManifestRecord): readonly Shape[] {
  const shapes = fields.map(({ shape }) => shape);
  return rest === null ? shapes : [...shapes, rest];
}
