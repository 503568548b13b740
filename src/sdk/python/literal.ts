/** How deep a default or constant is written out; below stands `...`. CPython refuses 200 nested brackets. */
const maximumDepth = 20;

/** A value as a Python expression. What is no JSON value (or lies too deep) becomes `...`. */
export function pythonLiteral(value: unknown, depth = 0): string {
  if (value === null) return 'None';
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
      return depth < maximumDepth ? containerLiteral(value, depth + 1) : '...';
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

function containerLiteral(value: unknown, depth: number): string {
  if (Array.isArray(value)) return `[${value.map((item) => pythonLiteral(item, depth)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return '...';
  const entries = Object.entries(value).map(
    ([key, item]) => `${stringLiteral(key)}: ${pythonLiteral(item, depth)}`,
  );
  return `{${entries.join(', ')}}`;
}
