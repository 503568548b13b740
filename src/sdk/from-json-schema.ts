import { PungiError } from '../errors/index.ts';
import type { Value } from '../value/index.ts';
import { Findings, messageText } from './json-schema/check.ts';
import { compileSchema } from './json-schema/compile.ts';
import { applyFills } from './json-schema/fill.ts';
import { modernSchema } from './json-schema/modern.ts';
import { copyJson, isJsonObject, type JsonObject } from './json-schema/plain.ts';
import type { JsonSchema, Schema } from './schema.ts';

/**
 * Makes a schema of plain JSON Schema (draft 2020-12; draft-07's `definitions`, `items: [...]`,
 * `additionalItems` and `dependencies` are understood). Integers may be bigints of any size, numbers may be NaN
 * or infinite, absent properties get their `default`. The schema is copied. Nothing is fetched or evaluated.
 *
 * Throws `UNSUPPORTED_SCHEMA` on a keyword or reference it cannot honour, `INVALID_DEFINITION` on a malformed one.
 */
export function fromJsonSchema(schema: JsonSchema): Schema<unknown, Value>;
/** The same with a type for what passes; the compiler takes the caller's word for it. */
export function fromJsonSchema<T>(schema: JsonSchema): Schema<T>;
export function fromJsonSchema(schema: JsonSchema): Schema<unknown, Value> {
  const document = copyJson(modernSchema(copyJson(schema)));
  const check = compileSchema(document);
  const json = Object.freeze(isJsonObject(document) ? document : booleanSchema(document === true));
  const convert = ({ target }: { readonly target: string }): JsonObject => dialect(json, target);
  return Object.freeze({
    '~standard': Object.freeze({
      version: 1,
      vendor: 'pungi',
      validate: (value: unknown) => {
        const findings = new Findings();
        check(value, null, findings);
        if (findings.failures === 0) return { value: applyFills(value, findings.fills) as Value };
        return {
          issues: findings.issues.map(({ message, path }) => ({ message: messageText(message), path })),
        };
      },
      jsonSchema: Object.freeze({ input: convert, output: convert }),
    }),
  });
}

function booleanSchema(takesAll: boolean): JsonObject {
  return takesAll ? {} : { not: {} };
}

function dialect(json: JsonObject, target: string): JsonObject {
  if (target === 'draft-2020-12') return json;
  throw new PungiError(
    `Expected the target of a JSON Schema to be "draft-2020-12", got ${JSON.stringify(target)}.`,
    {
      code: 'UNSUPPORTED_SCHEMA',
    },
  );
}
