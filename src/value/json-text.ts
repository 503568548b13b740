import type { Value } from './value.ts';

/** JSON for a model: what JSON has no number for stands as text (integers its readers would round, NaN, infinities). */
export function jsonText(value: Value): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? ofInteger(part) : ofOther(part),
  );
}

/** A small one is a bigint where its type keeps ints and floats apart. */
function ofInteger(integer: bigint): number | string {
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : String(integer);
}

function ofOther(part: unknown): unknown {
  return typeof part === 'number' && !Number.isFinite(part) ? String(part) : part;
}
