/** The lines of a block without what its fence stands behind, and without the white space that all still share. */
export function dedent(source: string, indent: string): string {
  const given = source.split('\n');
  // Some models indent the fence and not the code: then the code says how far it stands in.
  const first = given.find((line) => line.trim() !== '') ?? '';
  const lines = first.startsWith(indent) ? given.map((line) => withoutIndent(line, indent)) : given;
  const shared = sharedIndent(lines);
  return shared === 0 ? lines.join('\n') : lines.map((line) => line.slice(shared)).join('\n');
}

/** As much of the fence's own indent as the line has; a line that has less keeps the rest. */
function withoutIndent(line: string, indent: string): string {
  let at = 0;
  while (at < indent.length && isSkipped(line[at], indent[at])) at += 1;
  return line.slice(at);
}

function isSkipped(character: string | undefined, expected: string | undefined): boolean {
  return character === expected || (expected !== '>' && (character === ' ' || character === '\t'));
}

function sharedIndent(lines: readonly string[]): number {
  let shared: string | null = null;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const indent = line.slice(0, line.length - line.trimStart().length);
    shared = shared === null ? indent : commonStart(shared, indent);
    if (shared === '') return 0;
  }
  return shared?.length ?? 0;
}

function commonStart(left: string, right: string): string {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return left.slice(0, length);
}
