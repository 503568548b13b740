import { defaultLimits } from '../../value/index.ts';
import { checkImports } from '../check/check-imports.ts';
import { checkNames, type UndefinedName } from '../check/check-names.ts';
import { checkSdk } from '../check/check-sdk.ts';
import { checkSize } from '../check/check-size.ts';
import type { Checker, CheckOptions } from '../check/checker.ts';
import type { Finding } from '../check/finding.ts';
import type { Outline } from '../check/outline.ts';
import { deepestNesting, tooDeep } from '../python/nesting.ts';
import { sortDiagnostics } from './lint-findings.ts';
import type { Linter } from './linter.ts';
import { readOutline } from './read-outline.ts';

/** The first checks, and what tells Python from words for `extractProgram`. */
export interface RuffChecker extends Checker {
  /** Whether Python can parse a source; false where ruff is not there to tell. Never throws. */
  parses(source: string): boolean;
}

/** What the checker is made of; null stands for what could not be loaded. */
export interface CheckerParts {
  readonly linter: Linter | null;
  /** Makes the tree of a source; may throw on any. */
  readonly parse: ((source: string) => unknown) | null;
}

/**
 * Longer sources are left to the sandbox: some take time that grows faster than they do, and the check runs on the
 * host's own thread. This is thirty times what models write.
 */
const longestChecked = 65_536;

/** Puts the checks together. Where a part is missing, or fails on a source, a note says so and the rest goes on. */
export function makeChecker(parts: CheckerParts): RuffChecker {
  return {
    check: async (source, options) => check(source, options, parts),
    parses: (source) => parses(source, parts),
  };
}

function check(source: string, options: CheckOptions, parts: CheckerParts): readonly Finding[] {
  const size = checkSize(source, options.sourceBytes ?? defaultLimits.sourceBytes);
  if (size.length > 0) return size;
  const nesting = checkNesting(source);
  if (nesting.length > 0) return nesting;
  if (source.length > longestChecked)
    return [unchecked(`The program is longer than ${longestChecked} characters`)];
  const diagnostics = parts.linter?.lint(source) ?? null;
  const { syntax, names } = sortDiagnostics(source, diagnostics ?? []);
  // What follows from the first mistake in the syntax would only hide it.
  const [first] = inOrder(syntax);
  if (first !== undefined) return [first];
  const notes = diagnostics === null ? [notLinted(parts)] : [];
  return [...notes, ...checkMeaning(source, names, { options, parts })];
}

function checkMeaning(
  source: string,
  names: readonly UndefinedName[],
  { options, parts }: { readonly options: CheckOptions; readonly parts: CheckerParts },
): readonly Finding[] {
  const outline = outlineOf(source, parts);
  const undefinedNames = checkNames(names, { ...options, outline });
  if (outline === null) return [notRead(parts), ...inOrder(undefinedNames)];
  const { functions } = options;
  return inOrder([
    ...undefinedNames,
    ...checkSdk(outline, functions),
    ...checkImports(outline.imports, options),
  ]);
}

function checkNesting(source: string): readonly Finding[] {
  const at = tooDeep(source);
  if (at === null) return [];
  const lines = source.slice(0, at).split('\n');
  const place = { line: lines.length, column: (lines.at(-1) ?? '').length + 1, width: 1 };
  const message = `SyntaxError: too many nested parentheses: Python reads ${deepestNesting} at most.`;
  return [{ code: 'syntax', severity: 'error', place, message }];
}

function outlineOf(source: string, { parse }: CheckerParts): Outline | null {
  if (parse === null) return null;
  try {
    return readOutline(parse(source), source);
  } catch {
    // A young parser, and hostile source: whatever it stumbles over is no fault of the program.
    return null;
  }
}

function notLinted({ linter }: CheckerParts): Finding {
  return unchecked(linter === null ? 'ruff could not be loaded' : 'ruff could not read the program');
}

function notRead({ parse }: CheckerParts): Finding {
  const reason = parse === null ? 'py-ast could not be loaded' : 'py-ast could not read the program';
  const message = `${reason}: calls of the SDK and imports were not checked before the run.`;
  return { code: 'unchecked', severity: 'note', place: null, message };
}

function unchecked(reason: string): Finding {
  const message = `${reason}: syntax and names are checked by the sandbox alone.`;
  return { code: 'unchecked', severity: 'note', place: null, message };
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}

function parses(source: string, { linter }: CheckerParts): boolean {
  if (source.length > longestChecked || tooDeep(source) !== null) return false;
  const diagnostics = linter?.lint(source) ?? null;
  return diagnostics !== null && sortDiagnostics(source, diagnostics).syntax.length === 0;
}
