import { type CheckerParts, makeChecker, type RuffChecker } from './checker.ts';

/**
 * Loads the first checks: ruff for syntax and names, py-ast for calls and imports. Never rejects: what cannot be
 * loaded is left out, and each check says so in a note. Keep what it gives: loading takes a few hundred milliseconds.
 */
export async function loadRuff(): Promise<RuffChecker> {
  const [linter, parse] = await Promise.all([linterPart(), parsePart()]);
  return makeChecker({ linter, parse });
}

async function linterPart(): Promise<CheckerParts['linter']> {
  try {
    const { loadLinter } = await import('./linter.ts');
    return loadLinter();
  } catch {
    return null;
  }
}

async function parsePart(): Promise<CheckerParts['parse']> {
  try {
    const { parse } = await import('py-ast');
    return (source) => parse(source);
  } catch {
    return null;
  }
}
