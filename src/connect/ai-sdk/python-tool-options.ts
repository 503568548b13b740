import type { Experimental_ToolCallerTool, Tool, ToolExecutionOptions, ToolSet } from 'ai';
import type { ProgramOutcome, RunProgramOptions } from '../../run/index.ts';
import type { Effect } from '../../value/index.ts';

/** What `pythonTool` takes; what it shares with `runProgram` means the same there. */
export interface PythonToolOptions
  extends Pick<
    RunProgramOptions,
    'sandbox' | 'approve' | 'limits' | 'files' | 'importPolicy' | 'onText' | 'onCall' | 'secrets'
  > {
  /**
   * The tools that a program may call. Those that `experimental_toolCallers` gives to this one join them.
   * @default none
   */
  readonly tools?: ToolSet;
  /**
   * What a tool does to the world, by its name. `read` and `pure` calls may be answered from the cache of the
   * program. @default 'write' for each: nothing is assumed
   */
  readonly effects?: { readonly [tool: string]: Effect };
}

/** The tool that `pythonTool` makes. It can be given to the AI SDK as it is, or named as a caller of others. */
export type PythonTool = Experimental_ToolCallerTool<Tool<PythonInput, PythonResult>>;

/** What the model writes. */
export interface PythonInput {
  readonly program: string;
}

/** What a program came to: JSON, for the application. The model reads it as text. */
export interface PythonResult
  extends Pick<ProgramOutcome, 'status' | 'reason' | 'answer' | 'value' | 'message' | 'stdout' | 'stderr'> {
  /** Present exactly when `status` is `failed` or `rejected`. */
  readonly error?: { readonly type: string; readonly message: string; readonly line: number | null };
  readonly calls: readonly {
    readonly name: string;
    readonly status: string;
    readonly line: number | null;
  }[];
  /** What the model is told. */
  readonly text: string;
}

/** What the AI SDK passes to a tool, as the tools inside a program need it. */
export type ToolRun = ToolExecutionOptions<unknown>;

/** Any tool of an application. */
export type AnyTool = ToolSet[string];
