import { PungiError } from '../errors/index.ts';

/** What a function of the standard SDK throws: a program gets the message as `sdk.CallFailed`, and nothing else. */
export function failure(message: string, cause?: unknown): PungiError {
  return new PungiError(message, { code: 'FUNCTION_FAILED', ...(cause === undefined ? {} : { cause }) });
}
