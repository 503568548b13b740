import type { Value } from '../../value/index.ts';
import { renamed } from './reference.ts';
import { isSchemaObject } from './schema-object.ts';

/** A default that nests deeper is left out, so that a hostile one cannot exhaust the stack of a printer. */
const deepest = 20;

/** The default of a schema, or of the definition that it renames; undefined where it has none that is plain. */
export function defaultOf(schema: unknown, root: unknown): Value | undefined {
  if (!isSchemaObject(schema)) return undefined;
  const target = 'default' in schema ? schema : renamed(schema, root)?.schema;
  const value = isSchemaObject(target) ? target['default'] : undefined;
  return isPlain(value, deepest) ? value : undefined;
}

function isPlain(value: unknown, depth: number): value is Value {
  if (value === null || ['boolean', 'number', 'bigint', 'string'].includes(typeof value)) return true;
  if (typeof value !== 'object' || depth === 0) return false;
  return Object.values(value).every((item) => isPlain(item, depth - 1));
}
