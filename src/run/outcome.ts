import type { ProgramError, StopReason } from '../sandbox/index.ts';
import type { Call, Value } from '../value/index.ts';

/** How a program ended. */
export type ProgramStatus = 'completed' | 'failed' | 'stopped';

/** All that is known of one program after it ended: data, never an exception. */
export interface ProgramOutcome {
  readonly status: ProgramStatus;
  /** Present exactly when `status` is `stopped`. */
  readonly reason?: StopReason;
  /** Present exactly when `final_answer` was accepted; `None` is null. */
  readonly answer?: Value;
  /** Present exactly when `status` is `failed`. */
  readonly error?: ProgramError;
  /** 0 completed, 1 failed, −1 stopped. */
  readonly returncode: 0 | 1 | -1;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: readonly Call[];
  readonly durationMs: number;
}
