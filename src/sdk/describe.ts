import { convertSchema } from './convert-schema.ts';
import type { SdkFunction } from './define-function.ts';
import type { FunctionDescription, RateLimitDescription } from './description.ts';
import { subjectOf } from './rate-limit-subject.ts';
import { rootObject } from './root-object.ts';

/**
 * A definition as plain, frozen data for the renderings. Throws `UNSUPPORTED_SCHEMA` where a schema has no JSON
 * Schema form, `INVALID_DEFINITION` where the input is no object.
 */
export function describeFunction(name: string, definition: SdkFunction<never>): FunctionDescription {
  const { input, output, approval } = definition;
  return Object.freeze({
    name,
    description: definition.description,
    effect: definition.effect,
    input: rootObject(convertSchema(input, { functionName: name, side: 'input' }), name),
    output: output === null ? null : convertSchema(output, { functionName: name, side: 'output' }),
    examples: definition.examples,
    warnings: definition.warnings,
    rateLimit: describeRateLimit(definition),
    approval: typeof approval === 'string' ? approval : 'depends',
    timeoutMs: definition.timeoutMs,
  });
}

function describeRateLimit({ rateLimit }: SdkFunction<never>): RateLimitDescription | null {
  if (rateLimit === null) return null;
  const { max, perMs, by } = rateLimit;
  return Object.freeze({ max, perMs, by: by === undefined ? null : subjectOf(by) });
}
