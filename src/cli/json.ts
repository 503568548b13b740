/**
 * Writes plain data as JSON on one line: integers with all their digits, NaN and the infinities as the strings
 * "NaN", "Infinity" and "-Infinity". Keys whose value is undefined are left out.
 */
export function toJson(value: unknown): string {
  switch (typeof value) {
    case 'bigint':
      return String(value);
    case 'number':
      return numberText(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `[${value.map(toJson).join(',')}]` : objectText(value);
    default:
      return JSON.stringify(value) ?? 'null';
  }
}

function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}

function objectText(object: object): string {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${toJson(value)}`).join(',')}}`;
}
