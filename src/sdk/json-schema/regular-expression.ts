import { malformed, type Scope } from './keyword.ts';

/**
 * A pattern as JSON Schema means it: unanchored, by code points. Patterns that only the older grammar reads
 * (`[\w-.]`) are read by it, unless it would take `\p{L}` or Python's `\Z` for mere letters. Throws
 * `INVALID_DEFINITION` where neither reads it.
 */
export function regularExpression(source: string, scope: Scope): RegExp {
  const plain = source.replace(escapes, withoutNeed);
  const pattern = compiled(plain, 'u') ?? (meansMore(plain) ? null : compiled(plain, ''));
  if (pattern !== null) return pattern;
  throw malformed(scope, 'a regular expression of JavaScript', source);
}

const escapes = /\\(?:u[\da-f]{4}|x[\da-f]{2}|.)/gis;

/** Letters that the older grammar takes for themselves after a backslash; other grammars mean something by them. */
const mereLetter = /^\\[ACE-RT-VX-Zaeg-jlmopquxyz]$/;

function meansMore(source: string): boolean {
  return (source.match(escapes) ?? []).some((escaped) => mereLetter.test(escaped));
}

/** The newer grammar has no `\-` and `\@`, which other tools write to be safe; it has their numbers. */
function withoutNeed(escaped: string): string {
  const [, character = ''] = escaped;
  const isNeedless =
    escaped.length === 2 && /[ -~]/.test(character) && !/[\w^$\\.*+?()[\]{}|/]/.test(character);
  return isNeedless || escaped === '\\_' ? `\\x${character.charCodeAt(0).toString(16)}` : escaped;
}

function compiled(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
