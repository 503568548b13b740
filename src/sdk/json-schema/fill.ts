import type { Fill, Path } from './check.ts';

/** The value with every default in its place: the same value where there are none, else a copy. */
export function applyFills(value: unknown, fills: readonly Fill[]): unknown {
  if (fills.length === 0) return value;
  const filled = copied(value);
  for (const fill of fills) putAt(filled, fill.path, copied(fill.value()));
  return filled;
}

/** A copy of plain data; anything else in it stays what it is. */
function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copied(member)]));
}

/** Where two schemas have a default for one place, the first stays. */
function putAt(root: unknown, path: Path, value: unknown): void {
  const key = path.at(-1);
  let holder: unknown = root;
  for (const step of path.slice(0, -1)) holder = Object(holder)[step];
  if (key === undefined || typeof holder !== 'object' || holder === null || Object.hasOwn(holder, key))
    return;
  // Defined, not assigned: a property named `__proto__` is a key like any other.
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}
