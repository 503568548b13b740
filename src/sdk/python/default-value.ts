import type { Value } from '../../value/index.ts';
import { isPlainValue } from './plain-value.ts';
import { renamed } from './reference.ts';
import { isSchemaObject } from './schema-object.ts';

/** The default of a schema, or of the definition that it renames; undefined where it has none that is plain. */
export function defaultOf(schema: unknown, root: unknown): Value | undefined {
  if (!isSchemaObject(schema)) return undefined;
  const target = 'default' in schema ? schema : renamed(schema, root)?.schema;
  const value = isSchemaObject(target) ? target['default'] : undefined;
  return isPlainValue(value) ? value : undefined;
}
