import type { FailureReason } from '../contract.ts';
import type { Headers } from './retry-delay.ts';

/** Why one attempt failed. */
export interface Failure {
  readonly reason: FailureReason;
  readonly message: string;
  readonly httpStatus?: number;
  readonly retryable: boolean;
  /** Of the response; empty where there was none. */
  readonly headers: Headers;
}
