import { malformed, type Scope } from './keyword.ts';

/**
 * A pattern as JSON Schema means it: unanchored, by code points. Patterns that only the older grammar reads
 * (a needless `\-`) are read by it. Throws `INVALID_DEFINITION` where neither does.
 */
export function regularExpression(source: string, scope: Scope): RegExp {
  const pattern = compiled(source, 'u') ?? compiled(source, '');
  if (pattern !== null) return pattern;
  throw malformed(scope, 'a regular expression of JavaScript', source);
}

function compiled(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
