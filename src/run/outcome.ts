import type { Finding } from '../program/index.ts';
import type { NotCarried, ProgramError, SandboxFile, StopReason, Variable } from '../sandbox/index.ts';
import type { Call, Value } from '../value/index.ts';

/**
 * How a program ended. `rejected`: nothing of it ran. `paused`: approvals are pending. `failed`: it raised.
 * `stopped`: it was ended from outside, for the `reason`.
 */
export type ProgramStatus = 'completed' | 'failed' | 'rejected' | 'paused' | 'stopped';

/** What a program used beside its time. */
export interface ProgramUsage {
  /** Calls that reached the desk. */
  readonly calls: number;
  /** Texts that its functions asked the run's model for. */
  readonly generated: number;
}

/** All that is known of one program after it ended: data, never an exception. */
export interface ProgramOutcome<Answer = Value> {
  readonly status: ProgramStatus;
  /** Present exactly when `status` is `stopped`. */
  readonly reason?: StopReason;
  /** Present exactly when `final_answer` was accepted; `None` is null. */
  readonly answer?: Answer;
  /** Present exactly when the program ended on a bare expression whose value can cross. */
  readonly value?: Value;
  /** How Python shows that value, also where it cannot cross; present exactly when there is one. */
  readonly shown?: string;
  /** Present exactly when `status` is `failed` or `rejected`, and then what the model has to correct. */
  readonly error?: ProgramError;
  /** Present exactly when `status` is `stopped`: what a person reads about the reason. */
  readonly message?: string;
  /** 0 completed, 1 failed or rejected, −1 stopped or paused. */
  readonly returncode: 0 | 1 | -1;
  /** What the first checks found: errors where `status` is `rejected`, else only notes. */
  readonly findings: readonly Finding[];
  /** What was printed; for `time` and `wall` the last line of `stderr` is "Execution timed out". */
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: readonly Call[];
  /** What it left in `/out`. */
  readonly artifacts: readonly SandboxFile[];
  /** For the next program of the run; opaque. Null where nothing was left. */
  readonly carried: string | null;
  readonly notCarried: readonly NotCarried[];
  /** The top-level variables it left. */
  readonly variables: readonly Variable[];
  readonly usage: ProgramUsage;
  /** From the call of `runProgram` to this outcome, and how much of it was waiting for a place. */
  readonly durationMs: number;
  readonly queuedMs: number;
}
