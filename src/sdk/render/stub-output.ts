import { pythonLiteral } from '../python/literal.ts';
import type { PythonType } from '../python/type.ts';
import { membersOf } from '../python/union.ts';

/**
 * The type of what a program gets, as the checker reads it. Everything is named through a module alias
 * (`_b.str`): an SDK may have a function called `list`, and a record a field called `str`.
 */
export function outputType(type: PythonType): string {
  if (typeof type === 'string') return names[type];
  if ('record' in type) return type.record;
  if ('literal' in type) return literalType(type.literal);
  if ('list' in type) return `_b.list[${outputType(type.list)}]`;
  if ('map' in type) return `_b.dict[_b.str, ${outputType(type.map)}]`;
  // JSON has no tuples: a list comes, and no checker knows the types in one by position.
  if ('tuple' in type) return '_b.list[_t.Any]';
  return [...new Set(membersOf(type).map(outputType))].join(' | ');
}

/** `_t.Literal["a", 1]`. */
export function literalType(values: readonly unknown[]): string {
  return `_t.Literal[${values.map((value) => pythonLiteral(value)).join(', ')}]`;
}

/** What never comes is `Any`: after a `Never`, a checker would pass over the rest of the program. */
const names = {
  any: '_t.Any',
  never: '_t.Any',
  none: 'None',
  bool: '_b.bool',
  int: '_b.int',
  float: '_b.float',
  str: '_b.str',
  datetime: '_b.str',
  date: '_b.str',
  time: '_b.str',
  uuid: '_b.str',
} as const;
