import type { Value } from '../../value/index.ts';
import { keyOf } from './key.ts';
import type { PythonType } from './type.ts';

/**
 * One type for several: nested unions opened, literals put together, doubles gone, `any` swallowing all,
 * `never` vanishing, `none` last.
 */
export function unionOf(types: readonly PythonType[]): PythonType {
  const flat = types.flatMap(membersOf).filter((type) => type !== 'never');
  if (flat.includes('any')) return 'any';
  const literal = { literal: [...new Set(flat.flatMap((type) => literalsOf(type) ?? []))] };
  const members = distinct(flat.map((type) => (literalsOf(type) === null ? type : literal)));
  const sorted = [...members.filter((type) => type !== 'none'), ...members.filter((type) => type === 'none')];
  const [only] = sorted;
  if (only === undefined) return 'never';
  return sorted.length === 1 ? only : { union: sorted };
}

/** The members of a union, or the type alone. */
export function membersOf(type: PythonType): readonly PythonType[] {
  return typeof type === 'object' && 'union' in type ? type.union.flatMap(membersOf) : [type];
}

/** The type or None. */
export function orNone(type: PythonType): PythonType {
  return unionOf([type, 'none']);
}

/** Tells whether None fits. */
export function holdsNone(type: PythonType): boolean {
  return membersOf(type).some((member) => member === 'none' || member === 'any');
}

function literalsOf(type: PythonType): readonly Value[] | null {
  return typeof type === 'object' && 'literal' in type ? type.literal : null;
}

function distinct(types: readonly PythonType[]): PythonType[] {
  const same = new Set(types);
  return [...new Map([...same].map((type) => [keyOf(type), type])).values()];
}
