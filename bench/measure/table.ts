/** Prints rows as a Markdown table; the first row is the head, numbers stand to the right. */
export function printTable(rows: readonly (readonly (string | number)[])[]): void {
  const texts = rows.map((row) => row.map(textOf));
  const widths = (texts[0] ?? []).map((_, column) =>
    Math.max(...texts.map((row) => row[column]?.length ?? 0)),
  );
  const lines = texts.map(
    (row) => `| ${row.map((text, column) => pad(text, widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `|${widths.map((width, column) => (column === 0 ? `${'-'.repeat(width + 2)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  console.log([lines[0], rule, ...lines.slice(1)].join('\n'));
}

/** Three digits tell enough of a timing. */
function textOf(cell: string | number): string {
  if (typeof cell === 'string') return cell;
  return cell >= 100 ? String(Math.round(cell)) : String(Number(cell.toPrecision(3)));
}

function pad(text: string, width: number): string {
  return /^[\d.,]+$/.test(text) ? text.padStart(width) : text.padEnd(width);
}
