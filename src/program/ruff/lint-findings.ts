import type { UndefinedName } from '../check/check-names.ts';
import type { Finding, Place } from '../check/finding.ts';
import { neverClosed } from '../python/nesting.ts';
import type { Diagnostic } from './linter.ts';

/** Diagnostics, sorted into what Python could not even compile and names that stand for nothing. */
export interface Sorted {
  readonly syntax: readonly Finding[];
  readonly names: readonly UndefinedName[];
}

/** Reads the diagnostics of a source; a top-level `await` is none, for it is allowed. */
export function sortDiagnostics(source: string, diagnostics: readonly Diagnostic[]): Sorted {
  const lines = source.split('\n');
  const names = diagnostics.filter(({ code }) => code === 'F821');
  const others = diagnostics.filter(({ code }) => code !== 'F821');
  const topLevel = new Set(others.filter(isTopLevelAwait).map(key));
  const syntax = others.filter(
    (each) =>
      !topLevel.has(key(each)) && (each.code !== 'PLE1142' || textAt(lines, each).startsWith('await')),
  );
  return {
    syntax: syntax.map((each) => neverEnded(each, source) ?? syntaxFinding(each, lines)),
    names: names.map((each) => ({ name: textAt(lines, each).normalize('NFKC'), place: placeOf(each) })),
  };
}

/** Ruff reports an `await` outside of a function twice; inside of one that is not `async` only by PLE1142. */
function isTopLevelAwait({ code, message }: Diagnostic): boolean {
  return code === 'F704' && message.includes('`await`');
}

function key({ start_location: { row, column } }: Diagnostic): string {
  return `${row}:${column}`;
}

function textAt(lines: readonly string[], { start_location, end_location }: Diagnostic): string {
  const line = lines[start_location.row - 1] ?? '';
  const end = start_location.row === end_location.row ? end_location.column - 1 : line.length;
  return line.slice(start_location.column - 1, end);
}

function placeOf({ start_location, end_location }: Diagnostic): Place {
  const isOneLine = start_location.row === end_location.row;
  const width = isOneLine ? Math.max(1, end_location.column - start_location.column) : 1;
  return { line: start_location.row, column: start_location.column, width };
}

/** What ruff places behind the last line, where nobody can look, is said of the bracket that is still open. */
function neverEnded(diagnostic: Diagnostic, source: string): Finding | null {
  const at = /unexpected EOF/i.test(diagnostic.message) ? neverClosed(source) : null;
  if (at === null) return null;
  const before = source.slice(0, at).split('\n');
  const place = { line: before.length, column: (before.at(-1) ?? '').length + 1, width: 1 };
  const message = `SyntaxError: \`${source[at]}\` was never closed.`;
  return { code: 'syntax', severity: 'error', place, message };
}

function syntaxFinding(diagnostic: Diagnostic, lines: readonly string[]): Finding {
  const line = lines[diagnostic.start_location.row - 1] ?? '';
  const hint = /^\s{0,40}[%!]\s?\w/.test(line) ? ' Commands that begin with `!` or `%` are not Python.' : '';
  const message = `SyntaxError: ${visible(diagnostic.message)}.${hint}`;
  return { code: 'syntax', severity: 'error', place: within(placeOf(diagnostic), lines), message };
}

/** A mistake behind all text stands at the end of it. */
function within(place: Place, lines: readonly string[]): Place {
  const last = lines.findLastIndex((line) => line.trim() !== '') + 1;
  if (place.line <= last || last === 0) return place;
  return { line: last, column: (lines[last - 1] ?? '').trimEnd().length + 1, width: 1 };
}

/** Names what a reader would not see: `Got unexpected token U+200B`. */
function visible(message: string): string {
  return message.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  });
}
