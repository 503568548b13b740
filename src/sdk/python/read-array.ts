import { constraintsOf } from './constraints.ts';
import { leftoverOf } from './leftover.ts';
import { inside, type Place } from './reading.ts';
import { listOf, type SchemaObject } from './schema-object.ts';
import type { PythonType, Typed } from './type.ts';

/** Reads an array: a list, or a tuple where the schema types items by position (`prefixItems`, or a list of `items`). */
export function readArray(schema: SchemaObject, at: Place): Typed {
  const byPosition = listOf(schema, 'prefixItems') ?? listOf(schema, 'items');
  if (byPosition !== undefined) return readTuple(schema, byPosition, at);
  const own = [...constraintsOf(schema, 'array'), ...leftoverOf(schema)];
  const item = at.reading.read(schema['items'] ?? true, inside(at, 'Item'));
  return { type: { list: item.type }, notes: [...own, ...eachNotes('each', item)] };
}

function readTuple(schema: SchemaObject, byPosition: readonly unknown[], at: Place): Typed {
  const items = byPosition.map((item, index) => at.reading.read(item, inside(at, `Item${index + 1}`)));
  const rest = restOf(schema, at);
  const notes = items.flatMap((item, index) => eachNotes(`item ${index + 1}`, item));
  const restNotes = rest === null ? [] : eachNotes('further items', rest);
  // A tuple without a rest says by itself how many items it has.
  const { minItems, maxItems, ...uncounted } = schema;
  const own = [...constraintsOf(rest === null ? uncounted : schema, 'array'), ...leftoverOf(schema)];
  return {
    type: { tuple: items.map((item) => item.type), rest: rest?.type ?? null },
    notes: [...own, ...notes, ...restNotes],
  };
}

/** What follows the typed positions; a schema that says nothing about it is taken to mean nothing. */
function restOf(schema: SchemaObject, at: Place): Typed | null {
  const rest = Array.isArray(schema['items']) ? schema['additionalItems'] : schema['items'];
  if (rest === undefined) return null;
  const typed = at.reading.read(rest, inside(at, 'Item'));
  const closed: PythonType = 'never';
  return typed.type === closed ? null : typed;
}

function eachNotes(label: string, typed: Typed): string[] {
  const notes = typed.notes.filter((note) => note !== '');
  return notes.length === 0 ? [] : [`${label} ${notes.join(', ')}`];
}
