import { PungiError } from '../errors/index.ts';

/** The error of a function or an SDK that is defined wrongly. */
export function invalidDefinition(message: string): PungiError {
  return new PungiError(message, { code: 'INVALID_DEFINITION' });
}
