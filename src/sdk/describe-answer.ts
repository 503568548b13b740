import { convertSchema } from './convert-schema.ts';
import type { JsonSchema, Schema } from './schema.ts';

/**
 * The JSON Schema of what a program passes to `final_answer` in a run with an answer schema: for the page, the
 * stub and the manifest. Throws `UNSUPPORTED_SCHEMA` where it has no JSON Schema form.
 */
export function describeAnswer(schema: Schema): JsonSchema {
  return convertSchema(schema, { functionName: 'final_answer', side: 'input' });
}
