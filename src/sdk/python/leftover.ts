import { cutText } from './prose.ts';
import type { SchemaObject } from './schema-object.ts';

/** Keywords that no Python type can say; a reader takes away those that it has read. */
const unsaid = [
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
  'dependentRequired',
  'dependencies',
  'contains',
  'minContains',
  'maxContains',
  'propertyNames',
  'contentSchema',
];

/** How much of such a keyword is shown. */
const longestText = 300;
const deepestText = 5;
const widestText = 20;

/** What a type leaves unsaid, as JSON: `also {"not":{"const":0}}`. Empty where nothing is left. */
export function leftoverOf(schema: SchemaObject, said: readonly string[] = []): string[] {
  const left = unsaid.filter((keyword) => schema[keyword] !== undefined && !said.includes(keyword));
  if (left.length === 0) return [];
  return [`also ${schemaText(Object.fromEntries(left.map((keyword) => [keyword, schema[keyword]])))}`];
}

/** A schema as short JSON: cut where it is long or deep, so that a cyclic one ends too. */
export function schemaText(schema: unknown): string {
  const text = jsonText(schema, deepestText);
  return text.length > longestText ? `${cutText(text, longestText)}…` : text;
}

function jsonText(value: unknown, depth: number): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (depth === 0) return '…';
  if (Array.isArray(value))
    return `[${value
      .slice(0, widestText)
      .map((item) => jsonText(item, depth - 1))
      .join(',')}]`;
  const entries = Object.entries(value).slice(0, widestText);
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${jsonText(item, depth - 1)}`).join(',')}}`;
}
