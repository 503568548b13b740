import { mergeKeyword, unmerged } from './merge-keyword.ts';
import { follow, referenceOf } from './reference.ts';
import { isSchemaObject, listOf, type SchemaObject } from './schema-object.ts';

/** Schemas that must all hold are gathered up to this many and this deep; an `allOf` beyond it stays unread. */
const mostParts = 200;

/**
 * One schema that says what `allOf` and a `$ref` with neighbours say together, itself without both. Of a
 * keyword that cannot be merged (two `pattern`s) the first is kept and the others stand in its `allOf`, as
 * text. Null where the parts contradict each other.
 */
export function flatten(schema: SchemaObject, root: unknown): SchemaObject | null {
  const parts: SchemaObject[] = [];
  if (!gather(schema, { root, parts, seen: new Set(), depth: 0 })) return null;
  return parts.reduce<SchemaObject | null>((merged, part) => merged && mergeTwo(merged, part), {});
}

interface Gathering {
  readonly root: unknown;
  readonly parts: SchemaObject[];
  readonly seen: Set<unknown>;
  readonly depth: number;
}

/** Lists a schema's parts, what it refers to first, its own words last. False where a part is `false`. */
function gather(schema: unknown, to: Gathering): boolean {
  if (schema === false) return false;
  if (!isSchemaObject(schema) || to.seen.has(schema) || isTooMuch(to)) return true;
  to.seen.add(schema);
  const isOuter = to.seen.size === 1;
  const ref = referenceOf(schema);
  const members = [...(ref === '' ? [] : [follow(to.root, ref)?.schema]), ...(listOf(schema, 'allOf') ?? [])];
  const fits = members.every((member) => gather(member, { ...to, depth: to.depth + 1 }));
  to.parts.push(ownPart(schema, isOuter));
  return fits;
}

function isTooMuch({ parts, depth }: Gathering): boolean {
  return parts.length >= mostParts || depth > mostParts;
}

/** A part's own words; its title and id name it, not the whole. */
function ownPart(schema: SchemaObject, isOuter: boolean): SchemaObject {
  const { $ref, $dynamicRef, allOf, $defs, definitions, title, id, $id, ...own } = schema;
  return isOuter ? { ...own, ...present({ title, id, $id }) } : own;
}

function present(entries: SchemaObject): SchemaObject {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

function mergeTwo(first: SchemaObject, second: SchemaObject): SchemaObject | null {
  const merged: Record<string, unknown> = { ...first };
  for (const [keyword, value] of Object.entries(second)) {
    const before = merged[keyword];
    const both = before === undefined ? value : mergeKeyword(keyword, before, value);
    if (both === undefined) return null;
    if (both === unmerged)
      merged['allOf'] = [...((merged['allOf'] as unknown[]) ?? []), { [keyword]: value }];
    else merged[keyword] = both;
  }
  return merged;
}
