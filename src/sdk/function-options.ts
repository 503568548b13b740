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

/** How long results are kept, and for whom; false keeps none, not even within a run. */
export type CachePolicy = false | { readonly ttlMs: number; readonly scope: 'run' | 'subject' | 'shared' };

/** At most `max` calls in `perMs`, counted for each value of `by`, or for all calls together. */
export interface RateLimit<Input = unknown, Context = unknown> {
  readonly max: number;
  readonly perMs: number;
  /** Must be pure: it is also called once at definition, with a stand-in, to learn what it reads. */
  readonly by?: (input: Input, context: Context) => string;
}

/** Who decides before a call is made; a function is asked for each call and true means "ask". */
export type Approval<Input = unknown, Context = unknown> =
  | 'ask'
  | 'never'
  | ((input: Input, context: Context) => boolean);

/** The input of a function that takes no parameters. */
export type NoInput = Readonly<Record<string, never>>;

/**
 * What `defineFunction` takes. `Context` is what `execute` is annotated with, `PolicyContext` what the policy
 * callbacks are; whoever runs the SDK must give both.
 */
export interface FunctionOptions<Input extends Schema, Output extends Schema, Context, PolicyContext> {
  /** What it does, for the model: first line a summary. */
  readonly description?: string;
  /** One line about one call, for logs and approval prompts. */
  readonly summary?: (input: SchemaOutput<Input>) => string;
  /** An object schema: its properties are the Python parameters, in order. @default no parameters */
  readonly input?: Input;
  /** @default anything, unchecked */
  readonly output?: Output;
  /** `pure`: same input, same output. `read`: looks at the world. `write`: changes it. */
  readonly effect: Effect;
  /** Python lines that use it. */
  readonly examples?: readonly string[];
  /** What the model must not do. */
  readonly warnings?: readonly string[];
  /** @default by effect: `pure` within the run, `read` until the run's next `write`, `write` never */
  readonly cache?: CachePolicy;
  readonly rateLimit?: RateLimit<SchemaOutput<Input>, PolicyContext>;
  /** @default 'ask' for write, else 'never' */
  readonly approval?: Approval<SchemaOutput<Input>, PolicyContext>;
  readonly timeoutMs?: number;
  /** Attempts after the first one failed; on a `write` only with `idempotencyKey`. @default by effect */
  readonly retries?: number;
  /** The same text for what must happen only once. @default a key of the call itself */
  readonly idempotencyKey?: (input: SchemaOutput<Input>, context: PolicyContext) => string;
  readonly execute: (
    input: SchemaOutput<Input>,
    options: ExecuteOptions<Context>,
  ) => SchemaInput<Output> | Promise<SchemaInput<Output>>;
}
