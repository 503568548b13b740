import { type Constrained, constraintsOf } from './constraints.ts';
import { formatOf } from './formats.ts';
import { leftoverOf } from './leftover.ts';
import type { SchemaObject } from './schema-object.ts';
import type { PythonType, Typed } from './type.ts';

interface Scalar {
  readonly type: PythonType;
  readonly constrained: Constrained | null;
}

const scalars: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ['null', { type: 'none', constrained: null }],
  ['boolean', { type: 'bool', constrained: null }],
  ['integer', { type: 'int', constrained: 'number' }],
  ['number', { type: 'float', constrained: 'number' }],
  ['string', { type: 'str', constrained: 'string' }],
]);

/** Reads a null, boolean, integer, number or string; null where the type is none of them. */
export function readScalar(schema: SchemaObject, type: string): Typed | null {
  const scalar = scalars.get(type);
  if (scalar === undefined) return null;
  const constraints = scalar.constrained === null ? [] : constraintsOf(schema, scalar.constrained);
  return {
    type: type === 'string' ? formatOf(schema).type : scalar.type,
    notes: [...constraints, ...leftoverOf(schema)],
  };
}
