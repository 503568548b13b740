import { PungiError } from '../../errors/index.ts';
import type { SandboxEnd, StopReason } from '../contract.ts';

/** The end of a program that never started, whatever was thrown. Throws `INVALID_OPTION` on: that is misuse. */
export function notStarted(error: unknown, aborted: boolean, queuedMs: number): SandboxEnd {
  if (PungiError.isInstance(error, 'INVALID_OPTION')) throw error;
  const reason: StopReason = aborted ? 'aborted' : 'unavailable';
  const message = aborted ? 'The caller aborted the program.' : messageOf(error);
  return { status: 'stopped', reason, message, started: false, queuedMs, artifacts: [] };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a sandbox throws, inside, when it cannot run a program. */
export function unavailable(message: string): PungiError {
  return new PungiError(message, { code: 'SANDBOX_UNAVAILABLE' });
}
