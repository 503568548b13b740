import type { RuffChecker } from './checker.ts';

/**
 * Loads the first checks: ruff for syntax and names, py-ast for calls and imports. Never rejects: what cannot be
 * loaded is left out, and each check says so in a note. The first call takes a few hundred milliseconds, later ones
 * get the same checker.
 */
export async function loadRuff(): Promise<RuffChecker> {
  const { loaded } = await import('./loaded.ts');
  return await loaded;
}
