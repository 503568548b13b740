import { pythonLiteral } from '../python/literal.ts';
import type { PythonType } from '../python/type.ts';
import { membersOf } from '../python/union.ts';

/** How many values of a long `Literal` are shown before `...`. */
export const mostLiterals = 20;

/**
 * A type as the page shows it: the shortest Python that a reader understands (`list`, `dict`, `str` for a
 * date). `most` cuts long literals; pass Infinity to show all.
 */
export function typeText(type: PythonType, most: number = mostLiterals): string {
  if (typeof type === 'string') return names[type];
  if ('record' in type) return type.record;
  if ('literal' in type) return `Literal[${literalText(type.literal, most)}]`;
  if ('list' in type) return type.list === 'any' ? 'list' : `list[${typeText(type.list, most)}]`;
  if ('map' in type) return type.map === 'any' ? 'dict' : `dict[str, ${typeText(type.map, most)}]`;
  if ('union' in type) return unionText(type, most);
  return tupleText(type, most);
}

const names = {
  any: 'Any',
  never: 'Never',
  none: 'None',
  bool: 'bool',
  int: 'int',
  float: 'float',
  str: 'str',
  datetime: 'str',
  date: 'str',
  time: 'str',
  uuid: 'str',
} as const;

function literalText(values: readonly unknown[], most: number): string {
  const shown = values.slice(0, most).map((value) => pythonLiteral(value));
  return [...shown, ...(values.length > most ? ['...'] : [])].join(', ');
}

function unionText(type: PythonType, most: number): string {
  return [...new Set(membersOf(type).map((member) => typeText(member, most)))].join(' | ');
}

type Tuple = Extract<PythonType, { tuple: unknown }>;

function tupleText({ tuple, rest }: Tuple, most: number): string {
  const items = tuple.map((item) => typeText(item, most));
  const all = rest === null ? items : [...items, `*tuple[${typeText(rest, most)}, ...]`];
  return `tuple[${all.length === 0 ? '()' : all.join(', ')}]`;
}
