import type { FailureReason, Message, Usage } from '../model/index.ts';
import type { NamedFunction } from '../program/index.ts';
import type { ProgramOutcome } from '../run/index.ts';
import type { Call, Value } from '../value/index.ts';

/** One model turn and the program it led to. */
export interface Step {
  /** What the model said. */
  readonly text: string;
  /** Present exactly when a program was in it. */
  readonly program?: string;
  /** The functions that the program names. */
  readonly functions?: readonly NamedFunction[];
  /** Present exactly when there is a program. */
  readonly outcome?: ProgramOutcome<unknown>;
  /** The tool calls of direct mode; present exactly where there were some. */
  readonly calls?: readonly Call[];
  /** What the model was told then; absent where the run ended with this step. */
  readonly observation?: string;
  readonly usage: Usage;
  readonly durationMs: number;
}

/** Why a run was stopped before its answer. */
export type RunStopReason = 'steps' | 'tokens' | 'cost' | 'time' | 'aborted';

/** Tokens of a run: those of its steps, and of what its functions asked the model for. */
export interface RunUsage extends Usage {
  /** In the currency of the prices; present exactly when there are prices. */
  readonly cost?: number;
  /** Texts that functions asked the model for. */
  readonly generated: number;
}

/** What every run tells. */
interface RunBase {
  readonly runId: string;
  readonly steps: readonly Step[];
  /** The conversation after the instructions, to go on with: `agent.run([...messages, next])`. */
  readonly messages: readonly Message[];
  /** What all programs printed. */
  readonly stdout: string;
  readonly stderr: string;
  /** The value of the last program that had one. */
  readonly value?: Value;
  /** 0 answered, 1 failed, −1 stopped. */
  readonly returncode: 0 | 1 | -1;
  /** The calls of all programs. */
  readonly calls: readonly Call[];
  readonly usage: RunUsage;
  readonly durationMs: number;
}

/** Why a run failed: what the model's provider said, that the model would not answer, or that no sandbox started. */
export interface RunFailure {
  readonly reason: FailureReason | 'refused' | 'sandbox';
  /** For a person: what happened, and what to do about it. */
  readonly message: string;
}

/** How a run ended: data, never an exception. */
export type RunOutcome<Answer = Value> = RunBase & RunEnd<Answer>;

/** What differs between the ends. `answer` is present exactly when there is one; None is null. */
export type RunEnd<Answer = Value> =
  | { readonly status: 'answered'; readonly answeredBy: 'final_answer' | 'text'; readonly answer: Answer }
  | { readonly status: 'stopped'; readonly reason: RunStopReason; readonly message: string }
  | { readonly status: 'failed'; readonly error: RunFailure };
