import { isJsonObject, type Json, type JsonObject } from './json-schema/plain.ts';
import { resolverOf } from './json-schema/references.ts';
import { subschemasOf } from './json-schema/subschemas.ts';

/** A part of a value with the schema that describes it: `auth.keys[]`, `headers[*]`, `''` for the value itself. */
export interface DescribedValue {
  readonly path: string;
  readonly schema: JsonObject;
}

/** Everything a value of this schema can hold, references followed, each schema once. */
export function* describedValues(root: JsonObject): Generator<DescribedValue> {
  const seen = new Set<JsonObject>();
  const resolve = resolverOf(root);
  const waiting: { path: string; schema: Json }[] = [{ path: '', schema: root }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { path, schema } = next;
    if (!isJsonObject(schema) || seen.has(schema)) continue;
    seen.add(schema);
    yield { path, schema };
    if (typeof schema['$ref'] === 'string') waiting.push({ path, schema: resolve(schema['$ref']).schema });
    waiting.push(...partsOf(schema, path));
  }
}

function partsOf(schema: JsonObject, path: string): { path: string; schema: Json }[] {
  return subschemasOf(schema).flatMap(({ schema: part, steps: [keyword, name] }) => {
    if (keyword === '$defs' || keyword === 'propertyNames') return [];
    return [{ path: `${path}${stepText(keyword, name)}`.replace(/^\./, ''), schema: part }];
  });
}

function stepText(keyword: string, name: string | number | undefined): string {
  if (keyword === 'properties') return `.${name}`;
  if (keyword === 'items' || keyword === 'prefixItems' || keyword === 'contains') return '[]';
  return keyword === 'additionalProperties' || keyword === 'patternProperties' ? '[*]' : '';
}
