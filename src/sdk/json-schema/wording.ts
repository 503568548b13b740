import { shortText } from '../../errors/index.ts';
import type { Json } from './plain.ts';
import { isJsonObject } from './plain.ts';

/** Python's names of JSON Schema's types. */
export const pythonTypes: ReadonlyMap<string, string> = new Map([
  ['string', 'str'],
  ['integer', 'int'],
  ['number', 'float'],
  ['boolean', 'bool'],
  ['null', 'None'],
  ['array', 'list'],
  ['object', 'dict'],
]);

/** The expectation of a schema that asks for nothing one could name. */
export const anyValue = 'a value';

const mostChoices = 8;
const longestChoice = 40;

/** What a schema asks for at first sight: `str`, `int or None`, `one of "a", "b"`. */
export function expectationOf(schema: Json): string {
  if (!isJsonObject(schema)) return anyValue;
  if ('const' in schema) return literalText(schema['const'] ?? null);
  if (Array.isArray(schema['enum'])) return choicesText(schema['enum']);
  if (schema['type'] !== undefined) return typesText(schema['type']);
  const branches = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(branches)) return [...new Set(branches.map(expectationOf))].join(' or ');
  return anyValue;
}

/** The Python names of the types in a `type` keyword: `int or None`. */
export function typesText(type: Json): string {
  const names: readonly Json[] = Array.isArray(type) ? type : [type];
  return names.map((name) => pythonTypes.get(String(name)) ?? String(name)).join(' or ');
}

/** The values of an `enum` as Python writes them, the first few of many. */
export function choicesText(choices: readonly Json[]): string {
  if (choices.length === 0) return 'nothing';
  if (choices.length === 1) return literalText(choices[0] ?? null);
  const shown = choices.slice(0, mostChoices).map(literalText);
  const more = choices.length - shown.length;
  return `one of ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** One constant as Python writes it. */
export function literalText(value: Json): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'object') return Array.isArray(value) ? 'a certain list' : 'a certain dict';
  return shortText(JSON.stringify(value), longestChoice);
}
