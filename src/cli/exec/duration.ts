import { usageError } from '../usage-error.ts';

const units: { readonly [unit: string]: number } = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `500ms`, `10s`, `1.5m`, `1h`. Throws `INVALID_OPTION` on anything else, and on less than 1 ms. */
export function readDuration(option: string, text: string): number {
  const [, number, unit] = /^(\d{1,9}(?:\.\d{1,9})?)(ms|s|m|h)$/.exec(text) ?? [];
  const ms = Math.round(Number(number) * (units[unit ?? ''] ?? Number.NaN));
  if (ms >= 1) return ms;
  throw usageError(
    `Expected \`${option}\` to be a duration such as 500ms, 10s or 2m, got ${JSON.stringify(text)}.`,
  );
}
