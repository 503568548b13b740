import type { Value } from './value.ts';

/**
 * Where in the program's logic a call stands: the path of its task and its ordinal there, `0:3` or
 * `0.2:0`. Guest and host count alike, so that a recorded call is found again on replay.
 */
export type Position = string;

/** One use of a function, as the guest asks for it. */
export interface CallRequest {
  /** Counts the calls of one program from 0; with the program's id it makes a call unique. */
  readonly seq: number;
  readonly name: string;
  readonly input: Value;
  readonly position: Position;
  /** The call site in the model's own source. For display, never for policy: the guest may lie. */
  readonly line: number | null;
}

/**
 * A call as it reached the host. `problem`: the guards of the wire refused its name, position or input; it
 * is logged, answered with `InvalidInput` and never invoked.
 */
export interface ReceivedCall extends CallRequest {
  readonly problem?: string;
}

/** `unknown`: its function was invoked and the program ended before the result was known. */
export type CallStatus = 'pending' | 'done' | 'failed' | 'refused' | 'unknown';

/** What a program can catch: each is `sdk.<type>`, all are `sdk.SdkError`. */
export type CallErrorType =
  | 'InvalidInput'
  | 'Denied'
  | 'RateLimited'
  | 'CallTimeout'
  | 'CallFailed'
  | 'LimitReached';

/** Why a call failed; the message is all that crosses of the host's error. */
export interface CallError {
  readonly type: CallErrorType;
  readonly message: string;
  readonly retryAfterSeconds?: number;
}

/**
 * What the host answers a call with. `numbers: 'exact'`: the output keeps ints and floats apart, as bigints and
 * numbers, and crosses so; without it an integral number crosses as int, and the declared type decides.
 */
export type Reply =
  | { readonly status: 'done'; readonly output: Value; readonly numbers?: 'exact' }
  | { readonly status: 'failed' | 'refused'; readonly error: CallError };

/** When a call was queued, asked about, invoked and ended: milliseconds since the epoch. */
export interface CallTimes {
  readonly queued: number;
  readonly asked?: number;
  readonly invoked?: number;
  readonly ended?: number;
}

/** One call in the log of a program. */
export interface Call {
  readonly name: string;
  readonly input: Value;
  readonly position: Position;
  readonly line: number | null;
  readonly status: CallStatus;
  readonly output?: Value;
  readonly error?: CallError;
  /** How often the function was invoked for it. */
  readonly attempts: number;
  readonly cached: boolean;
  readonly times: CallTimes;
}
