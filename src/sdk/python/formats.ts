import { type SchemaObject, textOf } from './schema-object.ts';
import type { PythonType } from './type.ts';

interface Format {
  readonly type: PythonType;
  readonly words: string;
}

/** The formats of JSON Schema that have a Python type of their own or are worth a word. */
const formats: ReadonlyMap<string, Format> = new Map([
  ['date-time', { type: 'datetime', words: 'ISO date-time (…Z)' }],
  ['date', { type: 'date', words: 'ISO date' }],
  ['time', { type: 'time', words: 'ISO time' }],
  ['uuid', { type: 'uuid', words: 'UUID' }],
  ['guid', { type: 'uuid', words: 'UUID' }],
  ['duration', { type: 'str', words: 'ISO duration' }],
  ['email', { type: 'str', words: 'email' }],
  ['uri', { type: 'str', words: 'URI' }],
  ['url', { type: 'str', words: 'URI' }],
  ['ipv4', { type: 'str', words: 'IPv4' }],
  ['ipv6', { type: 'str', words: 'IPv6' }],
  ['regex', { type: 'str', words: 'a regular expression' }],
  ['json-string', { type: 'str', words: 'JSON text' }],
]);

/** The type and words of a string's format; a format nobody knows is shown by its name. */
export function formatOf(schema: SchemaObject): Format {
  const name = textOf(schema, 'format');
  if (name === '') return { type: 'str', words: '' };
  return formats.get(name) ?? { type: 'str', words: `format ${name}` };
}

/** Tells whether the format says all that its pattern would (zod's pattern of a date-time has 400 characters). */
export function formatReplacesPattern(schema: SchemaObject): boolean {
  return formats.has(textOf(schema, 'format'));
}
