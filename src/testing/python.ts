/**
 * Python source in a template: backslashes stand as they are written, and the indentation that all lines
 * share is removed. What is put in must be a single line.
 */
export function python(parts: TemplateStringsArray, ...values: readonly unknown[]): string {
  const lines = String.raw(parts, ...values).split('\n');
  if (lines[0]?.trim() === '') lines.shift();
  if (lines.at(-1)?.trim() === '') lines.pop();
  const shared = Math.min(...lines.filter((line) => line.trim() !== '').map(indentOf));
  return lines.map((line) => line.slice(Math.min(shared, indentOf(line)))).join('\n');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
