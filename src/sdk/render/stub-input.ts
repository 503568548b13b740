import type { PythonType } from '../python/type.ts';
import { membersOf } from '../python/union.ts';
import { literalType } from './stub-output.ts';

/**
 * The type of what a program may pass, as the checker reads it: as wide as what the guest converts, so that
 * no right program is refused. A list or tuple for a list, a datetime for a date-time, a dict or dataclass
 * for a record, and any str where an enum names some: a checker widens the `s` of `for s in ["a", "b"]`.
 */
export function inputType(type: PythonType): string {
  if (typeof type === 'string') return names[type];
  if ('record' in type) return `_${type.record} | _b.dict[_b.str, _t.Any] | _dataclass`;
  if ('literal' in type)
    return [literalType(type.literal), ...kindsOf(type.literal), '_enum.Enum'].join(' | ');
  if ('list' in type) return `_list[${inputType(type.list)}]`;
  if ('map' in type) return `_t.Mapping[_b.str, ${inputType(type.map)}]`;
  if ('tuple' in type) return tupleType(type);
  return [...new Set(membersOf(type).map(inputType))].join(' | ');
}

function kindsOf(values: readonly unknown[]): string[] {
  const kinds = { string: '_b.str', boolean: '_b.bool' } as const;
  return [...new Set(values.map((value) => kinds[typeof value as keyof typeof kinds] ?? '_b.int'))];
}

function tupleType({ tuple, rest }: Extract<PythonType, { tuple: unknown }>): string {
  const items = tuple.map(inputType);
  const all = rest === null ? items : [...items, `*_b.tuple[${inputType(rest)}, ...]`];
  return `_b.tuple[${all.length === 0 ? '()' : all.join(', ')}] | _b.list[_t.Any]`;
}

/** What the guest converts where each type is declared: an Enum by its value, a Decimal where nothing is lost. */
const names = {
  any: '_t.Any',
  never: '_t.Never',
  none: 'None',
  bool: '_b.bool | _enum.Enum',
  int: '_b.int | _decimal.Decimal | _enum.Enum',
  float: '_b.float | _decimal.Decimal | _enum.Enum',
  str: '_b.str | _decimal.Decimal | _uuid.UUID | _enum.Enum',
  datetime: '_b.str | _datetime.datetime | _enum.Enum',
  date: '_b.str | _datetime.date | _enum.Enum',
  time: '_b.str | _datetime.time | _enum.Enum',
  uuid: '_b.str | _uuid.UUID | _enum.Enum',
} as const;
