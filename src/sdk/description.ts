import type { Effect } from '../value/index.ts';
import type { JsonSchema } from './schema.ts';

/** A rate limit as text needs it: `by` names what it is counted for (`user_id`), null where for all together. */
export interface RateLimitDescription {
  readonly max: number;
  readonly perMs: number;
  readonly by: string | null;
}

/**
 * One function as plain data: all that the renderings (page, stub, manifest) read. Made from a definition,
 * and by `connect/` from tools that were never defined here.
 */
export interface FunctionDescription {
  readonly name: string;
  readonly description: string;
  readonly effect: Effect;
  /** JSON Schema of what a caller passes: an object at the root. */
  readonly input: JsonSchema;
  /** JSON Schema of what a caller gets, null where none was declared. */
  readonly output: JsonSchema | null;
  readonly examples: readonly string[];
  readonly warnings: readonly string[];
  readonly rateLimit: RateLimitDescription | null;
  /** `depends`: the definition decides by input and context. */
  readonly approval: 'ask' | 'never' | 'depends';
  readonly timeoutMs: number | null;
}
