import type { Limits } from '../value/index.ts';
import type { ProgramOutcome } from './outcome.ts';
import { stopText } from './stop-text.ts';

/** How a program failed or was stopped, for the model: `Error: …`; empty where it did neither. */
export function errorText({ status, error, reason }: ProgramOutcome<unknown>, limits: Limits): string {
  if (status === 'stopped') return `Error: ${stopText(reason ?? 'crashed', limits)}`;
  if (error === undefined) return '';
  return `Error: ${(error.traceback || error.message || error.type).replace(/\n$/, '')}`;
}
