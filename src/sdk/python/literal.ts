import { isPlainValue } from './plain-value.ts';
import { cutText } from './prose.ts';

/** A value as a Python expression; what is no plain value of sensible size becomes `...`. */
export function pythonLiteral(value: unknown): string {
  return isPlainValue(value) ? literalOf(value) : '...';
}

/** Values as a list of Python expressions for a note, cut where it is long. */
export function literalsText(values: readonly unknown[], length: number): string {
  const text = values.map(pythonLiteral).join(', ');
  return text.length > length ? `${cutText(text, length)}…` : text;
}

function literalOf(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'True' : 'False';
    case 'bigint':
      return String(value);
    case 'number':
      return numberLiteral(value);
    case 'string':
      return stringLiteral(value);
    default:
      return value === null ? 'None' : containerLiteral(value as object);
  }
}

function numberLiteral(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0.0' : String(value);
  return `float("${Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'}")`;
}

/**
 * A Python string on one line: what is invisible is written as an escape, so that neither a control
 * character nor a change of writing direction can make the text look like something else. A fence of
 * backticks cannot end the block that the page stands in.
 */
export function stringLiteral(text: string): string {
  const escaped = JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escapeCharacter);
  return escaped.replace(/`{3,}/g, (fence) => '\\x60'.repeat(fence.length));
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

function containerLiteral(value: object): string {
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${stringLiteral(key)}: ${literalOf(item)}`);
  return `{${entries.join(', ')}}`;
}
