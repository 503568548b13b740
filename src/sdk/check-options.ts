import { checkFields, gotText } from '../errors/index.ts';
import type { FunctionOptions } from './function-options.ts';
import { functionRules } from './function-rules.ts';
import { invalidDefinition } from './invalid-definition.ts';
import type { Schema } from './schema.ts';

/** The options of any function, whatever its schemas are. */
export type AnyOptions<Context, PolicyContext> = FunctionOptions<Schema, Schema, Context, PolicyContext>;

/**
 * A copy of the options in which every field is what it must be; one that is undefined is left out. Throws `INVALID_DEFINITION` on an unknown name,
 * a wrong type or range, and on what the effect forbids.
 */
export function checkOptions<Context, PolicyContext>(
  options: AnyOptions<Context, PolicyContext>,
): AnyOptions<Context, PolicyContext> {
  if (typeof options !== 'object' || options === null) {
    throw invalidDefinition(`Expected the options of a function to be an object, got ${gotText(options)}.`);
  }
  const given = { ...options };
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) Reflect.deleteProperty(given, name);
  }
  checkFields(given, functionRules, { refuse: invalidDefinition });
  checkWrite(given);
  return given;
}

function checkWrite<Context, PolicyContext>(given: AnyOptions<Context, PolicyContext>): void {
  if (given.effect !== 'write') return;
  if (typeof given.cache === 'object') {
    throw invalidDefinition(
      'Expected a function with effect "write" to have no `cache`, got one; a write is never cached.',
    );
  }
  if ((given.retries ?? 0) > 0 && given.idempotencyKey === undefined) {
    throw invalidDefinition(
      'Expected a function with effect "write" and `retries` to have `idempotencyKey`, got none; without it a retry may write twice.',
    );
  }
}
