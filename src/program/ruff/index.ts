export type { RuffChecker } from './checker.ts';
export { loadRuff } from './load-ruff.ts';
