import type { CallError, CallErrorType, Reply } from '../value/index.ts';

/** What a stage says of a call: go on with this, or answer it with that. */
export type Verdict<T> = { readonly ok: true; readonly value: T } | Stop;

/** The call ends here. */
export interface Stop {
  readonly ok: false;
  readonly reply: Reply;
}

/** The call may go on. */
export function pass<T>(value: T): Verdict<T> {
  return { ok: true, value };
}

/** Nothing was invoked for the call. */
export function refuse(
  type: CallErrorType,
  message: string,
  more: Pick<CallError, 'retryAfterSeconds'> = {},
): Stop {
  return { ok: false, reply: { status: 'refused', error: { type, message, ...more } } };
}

/** The function was invoked, and gave nothing that could be used. */
export function fail(type: CallError['type'], message: string): Stop {
  return { ok: false, reply: { status: 'failed', error: { type, message } } };
}
