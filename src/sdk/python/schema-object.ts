/** A JSON Schema that is not a boolean. Keywords may hold anything: schemas come from strangers too. */
export type SchemaObject = { readonly [keyword: string]: unknown };

/** Tells a JSON Schema with keywords from `true`, `false` and what is none. */
export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text under a keyword, '' where there is none. */
export function textOf(schema: SchemaObject, keyword: string): string {
  const text = schema[keyword];
  return typeof text === 'string' ? text : '';
}

/** The finite number under a keyword. */
export function numberOf(schema: SchemaObject, keyword: string): number | undefined {
  const number = schema[keyword];
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The array under a keyword, undefined where there is none. */
export function listOf(schema: SchemaObject, keyword: string): readonly unknown[] | undefined {
  const list = schema[keyword];
  return Array.isArray(list) ? list : undefined;
}

/** The named sub-schemas under a keyword such as `properties`, in their order. */
export function entriesOf(schema: SchemaObject, keyword: string): readonly (readonly [string, unknown])[] {
  const entries = schema[keyword];
  return isSchemaObject(entries) ? Object.entries(entries) : [];
}

/** The strings of `required` and its like. */
export function namesOf(schema: SchemaObject, keyword: string): readonly string[] {
  return (listOf(schema, keyword) ?? []).filter((name) => typeof name === 'string');
}

/** Keywords that say something about a schema, and nothing about what fits it. */
export const annotationKeywords: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'examples',
  'example',
  'deprecated',
  'readOnly',
  'writeOnly',
  'id',
  '$id',
  '$schema',
  '$comment',
  '$defs',
  'definitions',
  '$anchor',
  '$dynamicAnchor',
]);

/** The schema without annotations and the keywords named. */
export function structureOf(schema: SchemaObject, ...without: readonly string[]): SchemaObject {
  return Object.fromEntries(
    Object.entries(schema).filter(([key]) => !annotationKeywords.has(key) && !without.includes(key)),
  );
}
