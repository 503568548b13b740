import { PungiError } from '../../errors/index.ts';
import type { QueryLimits } from './database.ts';

const defaultQueryLimits: QueryLimits = { timeMs: 5_000, maxRows: 10_000, maxBytes: 4 * 1024 * 1024 };

/** Fills in defaults. Throws `INVALID_OPTION` on anything but a positive integer. */
export function resolveQueryLimits(given: Partial<QueryLimits>): QueryLimits {
  const { timeMs, maxRows, maxBytes } = defaultQueryLimits;
  return {
    timeMs: positive('timeMs', given.timeMs ?? timeMs),
    maxRows: positive('maxRows', given.maxRows ?? maxRows),
    maxBytes: positive('maxBytes', given.maxBytes ?? maxBytes),
  };
}

function positive(name: keyof QueryLimits, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new PungiError(
    `Expected \`database.${name}\` to be a positive integer, got ${String(value)} (${typeof value}).`,
    {
      code: 'INVALID_OPTION',
    },
  );
}

/** What a program is told of a result that has too many rows. */
export function tooManyRows({ maxRows }: QueryLimits): string {
  return `The query gives more than ${maxRows} rows. Add LIMIT, a WHERE, or let the database count and sum.`;
}

/** What a program is told of a result that is too large. */
export function tooManyBytes({ maxBytes }: QueryLimits): string {
  return `The query gives more than ${maxBytes} bytes. Add LIMIT, or select fewer columns.`;
}

/** What a program is told of a query that takes too long. */
export function tooSlow({ timeMs }: QueryLimits): string {
  return `The query took longer than ${timeMs} ms and was stopped. Narrow it with WHERE or LIMIT; a recursive query needs an end.`;
}
