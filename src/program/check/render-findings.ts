import { type Finding, isRejected, type Place } from './finding.ts';

/** More findings than these say nothing new: most follow from the first ones. */
const mostShown = 10;

/** How much of a long line is shown around its caret. */
const widest = 120;

/** Findings as the model reads them: where, what, and its own line with a caret. Empty where there are none. */
export function renderFindings(source: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const lines = source.split('\n');
  const errors = findings.filter(({ severity }) => severity === 'error');
  const notes = findings.filter(({ severity }) => severity === 'note');
  const shown = [...errors, ...notes].slice(0, mostShown).map((finding) => render(finding, lines));
  const more = findings.length > mostShown ? [`… and ${findings.length - mostShown} more.`] : [];
  return [...heading(findings, errors.length), ...shown, ...more].join('\n');
}

function heading(findings: readonly Finding[], errors: number): readonly string[] {
  if (!isRejected(findings)) return [];
  return [`The program was checked and did not run: ${errors} problem${errors === 1 ? '' : 's'}.`];
}

function render({ severity, place, message }: Finding, lines: readonly string[]): string {
  const label = severity === 'note' ? 'Note: ' : '';
  if (place === null) return `${label}${message}`;
  const caret = pointAt(place, lines[place.line - 1] ?? '');
  return `${label}Line ${place.line}: ${message}\n${caret}`;
}

/** The line, cut around the place where it is long, and a caret below; tabs stay tabs, so that both line up. */
function pointAt({ column, width }: Place, line: string): string {
  const start = line.length <= widest ? 0 : Math.max(0, column - 1 - widest / 2);
  const shown = line.slice(start, start + widest);
  const before = shown.slice(0, column - 1 - start).replace(/[^\t]/gu, ' ');
  const carets = Math.max(1, Math.min(width, shown.length - (column - 1 - start)));
  return `    ${shown}\n    ${before}${'^'.repeat(carets)}`;
}
