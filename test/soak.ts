import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** What fast-check's `assert` takes as its second argument. */
export interface SoakParameters {
  readonly numRuns: number;
  readonly seed?: number;
}

/** How many rounds a test makes: `base` in the check, a multiple of it in `npm run soak`. */
export function rounds(base: number): number {
  const count = base * Number(process.env['PUNGI_SOAK'] ?? 1);
  const log = process.env['PUNGI_SOAK_LOG'];
  if (log !== undefined) appendFileSync(log, `${count}\n`);
  return count;
}

/**
 * The rounds of a property: `fc.assert(property, soak(1_000))`. In `npm run soak` its seed is the one that the
 * table shows; in the check fast-check chooses one, and names it when the property breaks.
 */
export function soak(base: number): SoakParameters {
  const seed = process.env['PUNGI_SEED'];
  return seed === undefined ? { numRuns: rounds(base) } : { numRuns: rounds(base), seed: Number(seed) };
}

/** In `npm run soak`, waits for a random part of `mostMs`: what is killed then is killed at any moment of its life. */
export async function randomMoment(mostMs: number): Promise<void> {
  if (process.env['PUNGI_SOAK'] !== undefined) await pause(Math.random() * mostMs);
}
