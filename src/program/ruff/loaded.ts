import { type CheckerParts, makeChecker, type RuffChecker } from './checker.ts';

/** The checks, which start to load with this module: like a module they are loaded once and never change. */
export const loaded: Promise<RuffChecker> = load();

async function load(): Promise<RuffChecker> {
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
