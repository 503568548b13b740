import { asSchema, type FlexibleSchema } from 'ai';
import { PungiError } from '../../errors/index.ts';
import { fromJsonSchema, type JsonSchema, type Schema } from '../../sdk/index.ts';

/**
 * The schema of a tool as an SDK takes it. One that has a JSON Schema of its own is used as it is; of the others
 * the JSON Schema gives the types, and their own validation, where they have one, the value.
 *
 * Throws `UNSUPPORTED_SCHEMA` on one whose JSON Schema is still on its way (a promise): only the caller can wait.
 */
export function schemaOf(given: FlexibleSchema<unknown>, tool: string): Schema {
  if (isStandard(given)) return given;
  const schema = asSchema(given);
  const json: unknown = schema.jsonSchema;
  if (json instanceof Promise) {
    throw new PungiError(
      `Expected the schema of the tool \`${tool}\` to be there, got a promise. Await its JSON Schema first.`,
      { code: 'UNSUPPORTED_SCHEMA' },
    );
  }
  const plain = fromJsonSchema(json as JsonSchema);
  const { validate } = schema;
  if (validate === undefined) return plain;
  return {
    '~standard': {
      ...plain['~standard'],
      vendor: 'ai',
      validate: async (value) => {
        const result = await validate(value);
        return result.success ? { value: result.value } : { issues: [{ message: result.error.message }] };
      },
    },
  };
}

function isStandard(given: FlexibleSchema<unknown>): given is FlexibleSchema<unknown> & Schema {
  return '~standard' in given && 'jsonSchema' in given['~standard'];
}
