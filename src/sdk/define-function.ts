import type { Effect } from '../value/index.ts';
import { type AnyOptions, checkOptions } from './check-options.ts';
import { fromJsonSchema } from './from-json-schema.ts';
import type {
  Approval,
  CachePolicy,
  ExecuteOptions,
  FunctionOptions,
  NoInput,
  RateLimit,
} from './function-options.ts';
import type { Schema } from './schema.ts';

/**
 * One typed thing a program may call, as `defineFunction` made it: checked, copied, frozen. Null where an option
 * was left out and the desk decides. The callbacks take parsed input.
 */
export interface SdkFunction<Context = unknown> {
  readonly description: string;
  readonly summary: ((input: unknown) => string) | null;
  readonly input: Schema;
  readonly output: Schema | null;
  readonly effect: Effect;
  readonly examples: readonly string[];
  readonly warnings: readonly string[];
  readonly cache: CachePolicy | null;
  readonly rateLimit: RateLimit<unknown, Context> | null;
  readonly approval: Approval<unknown, Context>;
  readonly timeoutMs: number | null;
  readonly retries: number | null;
  readonly idempotencyKey: ((input: unknown, context: Context) => string) | null;
  readonly execute: (input: unknown, options: ExecuteOptions<Context>) => unknown;
}

/** Marks what `defineFunction` made, also in another copy of this package. */
const brand = Symbol.for('pungi.function');

/**
 * Defines one function of an SDK. Everything given is copied: what happens to the options later changes nothing.
 *
 * `context` is unknown to `execute` and the policy callbacks unless they annotate it
 * (`{ context }: ExecuteOptions<{ userId: string }>`); running the SDK then requires it.
 *
 * Throws `INVALID_DEFINITION` on an option that is unknown, of the wrong type, or at odds with the effect.
 */
export function defineFunction<
  Input extends Schema = Schema<NoInput>,
  Output extends Schema = Schema,
  Context = unknown,
  PolicyContext = unknown,
>(options: FunctionOptions<Input, Output, Context, PolicyContext>): SdkFunction<Context & PolicyContext>;
export function defineFunction<Context, PolicyContext>(
  options: AnyOptions<Context, PolicyContext>,
): SdkFunction<Context & PolicyContext> {
  const given = { ...leftOut, ...checkOptions(options) };
  const { effect, execute } = given;
  const made: SdkFunction<Context & PolicyContext> = {
    description: given.description,
    summary: given.summary,
    input: given.input,
    output: given.output,
    effect,
    examples: Object.freeze([...given.examples]),
    warnings: Object.freeze([...given.warnings]),
    cache: frozen(given.cache),
    rateLimit: frozen(given.rateLimit),
    approval: given.approval ?? (effect === 'write' ? 'ask' : 'never'),
    timeoutMs: given.timeoutMs,
    retries: given.retries,
    idempotencyKey: given.idempotencyKey,
    execute: (input, tools) => execute(input, tools),
  };
  return Object.freeze(Object.defineProperty(made, brand, { value: true }));
}

/** Tells whether a value was made by `defineFunction`; a copy of one (`{ ...search }`) was not. */
export function isSdkFunction(value: unknown): value is SdkFunction<never> {
  return typeof value === 'object' && value !== null && brand in value;
}

/** A copy that its author cannot change. */
function frozen<T>(policy: T): T {
  return typeof policy === 'object' && policy !== null ? Object.freeze({ ...policy }) : policy;
}

/** What stands for an option that was left out. */
const leftOut = Object.freeze({
  description: '',
  summary: null,
  input: fromJsonSchema<NoInput>({ type: 'object', properties: {}, additionalProperties: false }),
  output: null,
  examples: [],
  warnings: [],
  cache: null,
  rateLimit: null,
  timeoutMs: null,
  retries: null,
  idempotencyKey: null,
});
