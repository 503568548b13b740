import type { Effect } from '../value/index.ts';
import type { Schema, SchemaInput, SchemaOutput } from './schema.ts';

/** Asks the run's own model for a text; throws where the run has no model. */
export type Generate = (request: { readonly prompt: string; readonly maxTokens?: number }) => Promise<string>;

/** What a function gets beside its input. */
export interface ExecuteOptions<Context = unknown> {
  /** Aborted when the program ends or the call times out. Pass it on. */
  readonly signal: AbortSignal;
  readonly generate: Generate;
  /** Equal for each attempt of one call, also after a resume. Pass it to what writes. */
  readonly idempotencyKey: string;
  /** What the caller gave to run, answer or runProgram. */
  readonly context: Context;
}

/** Whether calls of a function are kept: in the run, for one subject, or for everyone. */
export type CachePolicy = false | { readonly ttlMs: number; readonly scope: 'run' | 'subject' | 'shared' };

/** At most `max` calls in `perMs`, counted for each value of `by`, or for all calls together. */
export interface RateLimit<Input, Context> {
  readonly max: number;
  readonly perMs: number;
  readonly by?: (input: Input, context: Context) => string;
}

/** What `defineFunction` takes; `Input` and `Output` are schemas, `Context` is what `execute` is annotated with. */
export interface FunctionOptions<Input extends Schema, Output extends Schema, Context> {
  /** What it does, for the model: first line a summary. */
  readonly description: string;
  /** One line about one call, for logs and approval prompts. */
  readonly summary?: (input: SchemaOutput<Input>) => string;
  /** An object schema: its properties are the Python parameters, in order. */
  readonly input: Input;
  readonly output: Output;
  readonly effect: Effect;
  /** Python lines that use it. */
  readonly examples?: readonly string[];
  /** What the model must not do. */
  readonly warnings?: readonly string[];
  readonly cache?: CachePolicy;
  readonly rateLimit?: RateLimit<SchemaOutput<Input>, Context>;
  /** Who decides before it runs. @default 'ask' for write, else 'never' */
  readonly approval?: 'ask' | 'never' | ((input: SchemaOutput<Input>, context: Context) => boolean);
  readonly timeoutMs?: number;
  readonly retries?: number;
  readonly idempotencyKey?: (input: SchemaOutput<Input>, context: Context) => string;
  readonly execute: (
    input: SchemaOutput<Input>,
    options: ExecuteOptions<Context>,
  ) => SchemaInput<Output> | Promise<SchemaInput<Output>>;
}

/** One typed thing a program may call. Made by `defineFunction`. */
export interface SdkFunction<Context = never> {
  readonly description: string;
  readonly input: Schema;
  readonly output: Schema;
  readonly effect: Effect;
  readonly examples: readonly string[];
  readonly warnings: readonly string[];
  readonly execute: (input: unknown, options: ExecuteOptions<Context>) => unknown;
}

/** Defines one function of an SDK. */
export function defineFunction<Input extends Schema, Output extends Schema, Context = unknown>(
  options: FunctionOptions<Input, Output, Context>,
): SdkFunction<Context> {
  return {
    examples: [],
    warnings: [],
    ...options,
    execute: (input, tools) => options.execute(input as SchemaOutput<Input>, tools),
  };
}
