import type { Value } from '../../value/index.ts';

/**
 * How a value of a type (by its OID) is read from the server's text. Types that are not listed stay the text that
 * the server writes: dates, times, UUIDs, JSON, arrays, bytes.
 */
export function postgresReader(oid: number): (text: string) => Value {
  return readers.get(oid) ?? ((text) => text);
}

const readers: ReadonlyMap<number, (text: string) => Value> = new Map<number, (text: string) => Value>([
  [16, (text) => text === 't'],
  ...[20, 21, 23, 26].map((oid) => [oid, integer] as const),
  ...[700, 701].map((oid) => [oid, Number] as const),
  // NUMERIC: sums of integers are integers, all else is a float, as in the database's own `double precision`.
  [1700, (text) => (/^-?\d+$/.test(text) ? integer(text) : Number(text))],
]);

function integer(text: string): Value {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}
