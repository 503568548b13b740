/** A text that is equal for equal plain data, key order included. */
export function keyOf(data: unknown): string {
  return JSON.stringify(data, (_, item) => (typeof item === 'bigint' ? { bigint: String(item) } : item));
}
