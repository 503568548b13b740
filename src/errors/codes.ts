/** A stable name of one kind of failure. */
export type ErrorCode =
  | 'INVALID_OPTION'
  | 'INVALID_DEFINITION'
  | 'UNSUPPORTED_SCHEMA'
  | 'VALUE_NOT_PLAIN'
  | 'VALUE_TOO_LARGE'
  | 'MALFORMED_VALUE'
  | 'MALFORMED_FRAME'
  | 'SANDBOX_UNAVAILABLE'
  | 'IMAGE_BROKEN'
  | 'BUILD_FAILED'
  | 'RUN_FAILED';

/**
 * Every code an error of this library can carry, with what a caller does about it.
 * `docs/errors.md` is this table; a test keeps the two equal.
 */
export const errorCodes: Record<ErrorCode, string> = {
  INVALID_OPTION: 'An option has the wrong type or range. Correct the value that the message names.',
  INVALID_DEFINITION:
    'A function or an SDK is defined wrongly. Correct the definition that the message names.',
  UNSUPPORTED_SCHEMA:
    'A schema has no JSON Schema form. Use a schema the message suggests, or `fromJsonSchema`.',
  VALUE_NOT_PLAIN:
    'A value cannot cross the wall. Convert what stands at the path in the message to a plain value.',
  VALUE_TOO_LARGE: 'A value passes a limit of depth, bytes or count. Send less, or raise the limit.',
  MALFORMED_VALUE:
    'A text is not in the wire form of a value. It was not written by the encoder: do not trust it.',
  MALFORMED_FRAME: 'The other side of a sandbox sent something that is no frame. The program was stopped.',
  SANDBOX_UNAVAILABLE:
    'The sandbox cannot start here. Install what the message names, or choose another one.',
  IMAGE_BROKEN:
    'The interpreter image, or what it is made of, has not the expected form. Reinstall the package; in a source checkout run `npm ci` and let it be built again.',
  BUILD_FAILED:
    'A step of building the interpreter image failed. Correct what the message quotes from the tool, and start again.',
  RUN_FAILED: 'A run ended without an answer. Its `outcome` says how.',
};
