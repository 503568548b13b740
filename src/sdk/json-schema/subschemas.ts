import { isJsonObject, type Json, type JsonObject } from './plain.ts';

/** Where a keyword keeps schemas: as its value, in a list, or in a map by name. */
const positions: ReadonlyMap<string, 'one' | 'list' | 'map'> = new Map([
  ['additionalProperties', 'one'],
  ['items', 'one'],
  ['contains', 'one'],
  ['propertyNames', 'one'],
  ['not', 'one'],
  ['if', 'one'],
  ['then', 'one'],
  ['else', 'one'],
  ['prefixItems', 'list'],
  ['allOf', 'list'],
  ['anyOf', 'list'],
  ['oneOf', 'list'],
  ['properties', 'map'],
  ['patternProperties', 'map'],
  ['dependentSchemas', 'map'],
  ['$defs', 'map'],
]);

/** A schema found inside another one, with the steps that lead to it. */
export interface Subschema {
  readonly schema: Json;
  readonly steps: readonly [keyword: string, ...rest: (string | number)[]];
}

/** The schemas directly inside one schema (draft 2020-12 keywords), in the order they are written. */
export function subschemasOf(schema: Json): readonly Subschema[] {
  if (!isJsonObject(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => within(keyword, value));
}

/** The same schema with `change` applied to each schema directly inside it. */
export function mapSubschemas(schema: JsonObject, change: (schema: Json) => Json): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, changed(keyword, value, change)]),
  );
}

function within(keyword: string, value: Json): readonly Subschema[] {
  const position = positions.get(keyword);
  if (position === 'one') return [{ schema: value, steps: [keyword] }];
  if (position === 'list' && Array.isArray(value)) {
    return value.map((schema: Json, index) => ({ schema, steps: [keyword, index] }));
  }
  if (position === 'map' && isJsonObject(value)) {
    return Object.entries(value).map(([name, schema]) => ({ schema, steps: [keyword, name] }));
  }
  return [];
}

function changed(keyword: string, value: Json, change: (schema: Json) => Json): Json {
  const position = positions.get(keyword);
  if (position === 'one') return change(value);
  if (position === 'list' && Array.isArray(value)) return value.map(change);
  if (position === 'map' && isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, change(schema)]));
  }
  return value;
}
