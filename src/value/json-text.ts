import type { Value } from './value.ts';

/** JSON for a model: what JSON has no number for stands as text (integers its readers would round, NaN, infinities). */
export function jsonText(value: Value): string {
  return JSON.stringify(value, (_, part: unknown) => (isNoJsonNumber(part) ? String(part) : part));
}

function isNoJsonNumber(part: unknown): boolean {
  return typeof part === 'bigint' || (typeof part === 'number' && !Number.isFinite(part));
}
