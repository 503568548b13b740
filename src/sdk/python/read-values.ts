import type { Value } from '../../value/index.ts';
import { literalsText } from './literal.ts';
import { listOf, type SchemaObject } from './schema-object.ts';
import type { PythonType, Typed } from './type.ts';
import { unionOf } from './union.ts';

/** How much of values that no type can say is written out. */
const longestValues = 300;

/**
 * Reads `const` and `enum`. Strings, integers and booleans are a `Literal`; of other values (Python has no
 * literal type for a float or a list) the notes tell. Null where the schema names no values.
 */
export function readValues(schema: SchemaObject): Typed | null {
  const values = 'const' in schema ? [schema['const']] : listOf(schema, 'enum');
  if (values === undefined) return null;
  const types = values.map((value) => typeOfValue(value, schema['type'] === 'number'));
  const isSaid = types.every((type) => type === 'none' || (typeof type === 'object' && 'literal' in type));
  return { type: wholeBool(unionOf(types)), notes: isSaid ? [] : [valueWords(values)] };
}

function typeOfValue(value: unknown, isNumber: boolean): PythonType {
  if (value === null) return 'none';
  if (Array.isArray(value)) return { list: 'any' };
  if (typeof value === 'object') return { map: 'any' };
  if (typeof value === 'number' && (isNumber || !Number.isSafeInteger(value))) return 'float';
  return { literal: [value as Value] };
}

/** `Literal[True, False]` is `bool`. */
function wholeBool(type: PythonType): PythonType {
  if (typeof type !== 'object' || !('literal' in type)) return type;
  return type.literal.length === 2 && type.literal.every((value) => typeof value === 'boolean')
    ? 'bool'
    : type;
}

function valueWords(values: readonly unknown[]): string {
  return `${values.length === 1 ? 'always' : 'one of'} ${literalsText(values, longestValues)}`;
}
