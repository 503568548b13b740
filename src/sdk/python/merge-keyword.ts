import { isSchemaObject } from './schema-object.ts';

/** What `mergeKeyword` answers where one value cannot say both. */
export const unmerged: unique symbol = Symbol('unmerged');

/**
 * The value of a keyword that holds exactly where both values hold; of an annotation the second. Undefined
 * where they contradict each other, `unmerged` where JSON Schema has no one value for both.
 */
export function mergeKeyword(keyword: string, first: unknown, second: unknown): unknown {
  const merge = merges.get(keyword);
  if (merge !== undefined) return merge(first, second);
  return sameJson(first, second) ? first : unmerged;
}

type Merge = (first: unknown, second: unknown) => unknown;

const merges: ReadonlyMap<string, Merge> = new Map<string, Merge>([
  ['type', bothTypes],
  ['enum', bothLists],
  ['const', (first, second) => (sameJson(first, second) ? first : undefined)],
  ['required', (first, second) => [...new Set([...asList(first), ...asList(second)])]],
  ['properties', bothProperties],
  ['patternProperties', bothProperties],
  ['items', bothSchemas],
  ['additionalProperties', bothSchemas],
  ['additionalItems', bothSchemas],
  ['uniqueItems', (first, second) => first === true || second === true],
  ...each(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'], tighter(Math.max)),
  ...each(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'], tighter(Math.min)),
  ...each(['description', 'title', 'id', '$id', 'default', 'examples', 'example'], (_, second) => second),
  ...each(['deprecated', 'nullable', 'readOnly', 'writeOnly', '$comment', '$schema'], (_, second) => second),
  ...each(['$anchor', '$dynamicAnchor'], (_, second) => second),
]);

function each(keywords: readonly string[], merge: Merge): (readonly [string, Merge])[] {
  return keywords.map((keyword) => [keyword, merge] as const);
}

function tighter(pick: (first: number, second: number) => number): Merge {
  return (first, second) =>
    typeof first === 'number' && typeof second === 'number' ? pick(first, second) : second;
}

function bothTypes(first: unknown, second: unknown): unknown {
  const wanted = Array.isArray(second) ? second : [second];
  const given = Array.isArray(first) ? first : [first];
  const common = given.flatMap((type) => wanted.flatMap((other) => commonType(type, other)));
  return common.length === 0 ? undefined : common.length === 1 ? common[0] : common;
}

function commonType(first: unknown, second: unknown): unknown[] {
  if (first === second) return [first];
  const isInteger = [first, second].includes('integer') && [first, second].includes('number');
  return isInteger ? ['integer'] : [];
}

function bothLists(first: unknown, second: unknown): unknown {
  const common = asList(first).filter((one) => asList(second).some((other) => sameJson(one, other)));
  return common.length === 0 ? undefined : common;
}

function bothSchemas(first: unknown, second: unknown): unknown {
  if (first === false || second === false) return false;
  if (first === true || first === second) return second;
  return second === true ? first : { allOf: [first, second] };
}

function bothProperties(first: unknown, second: unknown): unknown {
  if (!isSchemaObject(first)) return second;
  if (!isSchemaObject(second)) return first;
  const merged = new Map(Object.entries(first));
  for (const [name, schema] of Object.entries(second)) {
    merged.set(name, merged.has(name) ? bothSchemas(merged.get(name), schema) : schema);
  }
  return Object.fromEntries(merged);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** How deep two values are compared; what is equal so far counts as different below. */
const deepestComparison = 20;

function sameJson(first: unknown, second: unknown, depth = deepestComparison): boolean {
  if (Object.is(first, second)) return true;
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null)
    return false;
  if (depth === 0 || Array.isArray(first) !== Array.isArray(second)) return false;
  const entries = Object.entries(first);
  if (entries.length !== Object.keys(second).length) return false;
  return entries.every(
    ([key, value]) =>
      Object.hasOwn(second, key) && sameJson(value, (second as Record<string, unknown>)[key], depth - 1),
  );
}
