import { isJsonObject, type Json } from './json-schema/plain.ts';
import { mapSubschemas } from './json-schema/subschemas.ts';
import { cleanText } from './python/prose.ts';
import type { JsonSchema } from './schema.ts';

/** What people say in a schema; everything else in it is data that must stay as it is. */
const words: ReadonlySet<string> = new Set(['title', 'description', '$comment']);

/**
 * The schema with its words as the page would show them: a model that reads it as JSON is told nothing by characters
 * that no person sees (bidi overrides, zero-width and tag characters in a description of someone else's tool).
 */
export function cleanSchema(schema: JsonSchema): JsonSchema {
  return clean(schema as Json) as JsonSchema;
}

function clean(schema: Json): Json {
  if (!isJsonObject(schema)) return schema;
  const entries = Object.entries(mapSubschemas(schema, clean));
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      words.has(key) && typeof value === 'string' ? cleanText(value) : value,
    ]),
  );
}
