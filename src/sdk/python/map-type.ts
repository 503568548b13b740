import type { PythonType } from './type.ts';
import { unionOf } from './union.ts';

/** The type with each record that it names replaced by what `replace` gives for its id. */
export function mapRecords(type: PythonType, replace: (id: string) => PythonType): PythonType {
  if (typeof type === 'string' || 'literal' in type) return type;
  if ('record' in type) return replace(type.record);
  if ('list' in type) return { list: mapRecords(type.list, replace) };
  if ('map' in type) return { map: mapRecords(type.map, replace) };
  if ('union' in type) return unionOf(type.union.map((member) => mapRecords(member, replace)));
  return {
    tuple: type.tuple.map((item) => mapRecords(item, replace)),
    rest: type.rest === null ? null : mapRecords(type.rest, replace),
  };
}

/** The records that a type names, in the order of their first mention. */
export function recordsOf(type: PythonType): readonly string[] {
  const names: string[] = [];
  mapRecords(type, (name) => {
    names.push(name);
    return 'any';
  });
  return [...new Set(names)];
}
