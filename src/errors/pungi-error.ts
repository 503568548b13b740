import type { ErrorCode } from './codes.ts';

/** Marks our errors across copies of this package, where `instanceof` fails. */
const brand = Symbol.for('pungi.error');

/** What an error is made of besides its message. */
export interface PungiErrorOptions {
  readonly code: ErrorCode;
  readonly cause?: unknown;
}

/**
 * The one base of every error this library throws. Expected ends (a failed program, a time limit) are
 * outcomes, not errors: only misuse of the API and broken invariants throw.
 */
export class PungiError extends Error {
  /** Stable across releases; `docs/errors.md` says what to do about each. */
  readonly code: ErrorCode;

  constructor(message: string, options: PungiErrorOptions) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = new.target.name;
    this.code = options.code;
    Object.defineProperty(this, brand, { value: true });
  }

  /** Tells our errors from others, also those of another copy of this package; `code` narrows further. */
  static isInstance(error: unknown, code?: ErrorCode): error is PungiError {
    if (typeof error !== 'object' || error === null || !(brand in error)) return false;
    return code === undefined || ('code' in error && error.code === code);
  }
}
