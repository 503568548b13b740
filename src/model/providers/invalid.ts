import { PungiError } from '../../errors/index.ts';

/** What the user has to correct before a model can be asked. */
export function invalid(message: string, cause?: unknown): PungiError {
  return new PungiError(message, { code: 'INVALID_OPTION', ...(cause !== undefined && { cause }) });
}
