import { PungiError } from '../errors/index.ts';

/** A text that no encoder wrote. `cause` is the parser's own error, where there is one. */
export function malformed(path: string, found: string, cause?: unknown): PungiError {
  return new PungiError(`Expected \`${path}\` to be in the wire form of a value, got ${found}.`, {
    code: 'MALFORMED_VALUE',
    ...(cause === undefined ? {} : { cause }),
  });
}
