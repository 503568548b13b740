const shownLength = 60;

/** What stands where something else was expected, short enough for a message: `"5s" (string)`. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  return `${cut(typeof value === 'string' ? JSON.stringify(value) : String(value))} (${typeof value})`;
}

function cut(text: string): string {
  return text.length <= shownLength ? text : `${text.slice(0, shownLength)}…`;
}
