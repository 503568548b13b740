import { PungiError } from '../../errors/index.ts';
import { shown } from './shown.ts';

/** The error of a guard: the other side sent what no guest of ours sends. */
export function malformedFrame(message: string, cause?: unknown): PungiError {
  return new PungiError(message, { code: 'MALFORMED_FRAME', cause });
}

/** As `malformedFrame`, worded from the path, what was expected there, and what came. */
export function unexpected(path: string, expected: string, got: unknown): PungiError {
  return malformedFrame(`Expected \`${path}\` to be ${expected}, got ${shown(got)}.`);
}
