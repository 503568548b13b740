/**
 * One text for all values that JSON Schema calls equal: `1`, `1.0` and `1n` are one number, the order of keys
 * does not count. Comparing texts keeps `uniqueItems` linear, where comparing pairs would let a long list
 * stop the host.
 */
export function canonicalText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  // In hexadecimal: a program's integer of millions of digits takes minutes to write in decimal.
  if (typeof value === 'bigint') return `0x${value.toString(16)}`;
  if (typeof value === 'number')
    return Number.isInteger(value) ? canonicalText(BigInt(value)) : String(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`).join(',')}}`;
}
