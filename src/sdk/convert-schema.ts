import { PungiError } from '../errors/index.ts';
import { describedValues } from './described-values.ts';
import { copyJson, isJsonObject, type JsonObject } from './json-schema/plain.ts';
import type { Schema } from './schema.ts';
import { plainAlternative } from './unrepresentable.ts';

/** Which schema of which function is converted. */
export interface SchemaPlace {
  readonly functionName: string;
  readonly side: 'input' | 'output';
}

/**
 * The JSON Schema of what a caller passes or gets, as frozen plain data. Throws `UNSUPPORTED_SCHEMA` with
 * function, path and what to use instead, where a schema has no JSON Schema form.
 */
export function convertSchema(schema: Schema, place: SchemaPlace): JsonObject {
  const { vendor, jsonSchema } = schema['~standard'];
  // Not of the type where it came from JavaScript, or from a library that knows the first standard only.
  if (typeof jsonSchema?.[place.side] !== 'function') throw withoutJsonSchema(vendor, place);
  const plain = attempt(() => jsonSchema[place.side]({ target }));
  const found = locate(schema, place);
  if (found !== null) throw unrepresentable(found, place);
  if (!plain.ok) throw unrepresentable({ what: plain.message, path: null }, place);
  return converted(plain.value, place);
}

const target = 'draft-2020-12';

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

function attempt<T>(convert: () => T): Attempt<T> {
  try {
    return { ok: true, value: convert() };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** A part of a schema that JSON Schema has no word for. */
interface Mark {
  /** In the words of its library: `Date cannot be represented`. */
  readonly what: string;
  /** Where, null where its library does not say. */
  readonly path: string | null;
}

const markKeyword = 'x-pungi-unrepresentable';

/**
 * Options with which a library puts a mark where it would throw (zod, without a path) or say nothing at all
 * (zod of a file, arktype, whose `Date` becomes "anything").
 */
const markingOptions: ReadonlyMap<string, Record<string, unknown>> = new Map([
  ['zod', { unrepresentable: ({ message }: { message: string }) => mark(message), override: markFile }],
  [
    'arktype',
    {
      fallback: {
        date: () => mark('Date'),
        proto: ({ proto }: { proto: { name: string } }) => mark(proto.name),
        domain: ({ domain }: { domain: string }) => mark(domain),
        unit: ({ unit }: { unit: unknown }) => mark(typeof unit),
        symbolKey: () => mark('symbol'),
      },
    },
  ],
]);

function mark(what: string): Record<string, unknown> {
  return { [markKeyword]: what };
}

/** To zod a file is a string in JSON Schema, yet no string that a program passes is one. */
function markFile({ zodSchema, jsonSchema }: { zodSchema: object; jsonSchema: object }): void {
  const definition: unknown = Reflect.get(zodSchema, 'def');
  const isFile = typeof definition === 'object' && definition !== null && 'type' in definition;
  if (isFile && definition.type === 'file') Object.assign(jsonSchema, mark('File'));
}

function locate(schema: Schema, { side }: SchemaPlace): Mark | null {
  const { vendor, jsonSchema } = schema['~standard'];
  const libraryOptions = markingOptions.get(vendor);
  if (libraryOptions === undefined) return null;
  const marked = attempt(() => copyJson(jsonSchema[side]({ target, libraryOptions })));
  if (!marked.ok || !isJsonObject(marked.value)) return null;
  for (const { schema: inner, path } of describedValues(marked.value)) {
    const what = inner[markKeyword];
    if (typeof what === 'string') return { what, path };
  }
  return null;
}

function converted(value: unknown, place: SchemaPlace): JsonObject {
  const copy = attempt(() => copyJson(value));
  if (!copy.ok) throw unrepresentable({ what: copy.message, path: null }, place);
  if (!isJsonObject(copy.value)) throw unrepresentable({ what: 'no JSON Schema', path: null }, place);
  const { $schema: _, ...schema } = copy.value;
  return Object.freeze(schema);
}

function withoutJsonSchema(vendor: string, { functionName, side }: SchemaPlace): PungiError {
  return new PungiError(
    `Expected the ${side} of \`${functionName}\` to be a schema with a JSON Schema (zod from 4.2, arktype from 2.1.28), got one of ${vendor} without; use \`fromJsonSchema({ … })\`.`,
    { code: 'UNSUPPORTED_SCHEMA' },
  );
}

function unrepresentable({ what, path }: Mark, { functionName, side }: SchemaPlace): PungiError {
  const where = path === null ? '' : ` at \`${path === '' ? side : path}\``;
  return new PungiError(
    `Expected the ${side} of \`${functionName}\` to have a JSON Schema, got what has none${where} (${what}); use ${plainAlternative(what)}.`,
    { code: 'UNSUPPORTED_SCHEMA' },
  );
}
