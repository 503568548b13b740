import type { Checker } from '../program/index.ts';

/**
 * The checker that was given; the first checks by ruff where none was; null where checks are switched off, or where
 * ruff cannot be loaded.
 */
export async function chooseChecker(given: Checker | false | undefined): Promise<Checker | null> {
  if (given !== undefined) return given === false ? null : given;
  try {
    const { loadRuff } = await import('../program/ruff/index.ts');
    return await loadRuff();
  } catch {
    // A bundle for pages may have left it out.
    return null;
  }
}
