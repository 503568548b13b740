import type { Paint } from '../output/paint.ts';
import { visible } from '../visible.ts';
import type { RungReport } from './examine.ts';
import type { Need } from './needs-of.ts';

/** The report for people: a row for each rung, under it what it lacks; then what the first command needs. */
export function reportText(reports: readonly RungReport[], needs: readonly Need[], paint: Paint): string {
  const head = ['', 'sandbox', 'isolation', 'version', 'start', 'fresh'];
  const rows = reports.map((report) => [
    report.usable ? '✓' : '✗',
    ...[report.name, report.isolation, report.version ?? ''],
    ...[milliseconds(report.startMs), milliseconds(report.freshMs)],
  ]);
  const [title = '', ...lines] = aligned([head, ...rows]);
  const sandboxes = reports.flatMap((report, index) => [
    paint(report.usable ? 'green' : 'dim', lines[index] ?? ''),
    ...[report.reason, report.remedy].flatMap((text) => (text === undefined ? [] : [`    ${visible(text)}`])),
  ]);
  const needed = aligned(needs.map(({ name, fine, text }) => [fine ? '✓' : '–', name, text]));
  return `${[paint('bold', title), ...sandboxes, '', ...needed].join('\n')}\n`;
}

function milliseconds(time: number | undefined): string {
  return time === undefined ? '' : `${time} ms`;
}

/** Rows with their columns one below the other. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
