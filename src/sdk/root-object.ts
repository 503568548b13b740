import { PungiError } from '../errors/index.ts';
import { isJsonObject, type Json, type JsonObject } from './json-schema/plain.ts';
import { resolverOf } from './json-schema/references.ts';

/**
 * The input schema of a function with its parameters at the root: a `$ref` or `allOf` there is merged, so that
 * what renders it reads `properties` and `required` only. Throws `INVALID_DEFINITION` where it is no object.
 */
export function rootObject(schema: JsonObject, functionName: string): JsonObject {
  const merged = merge(schema, resolverOf(schema));
  if (!isObjectType(merged['type'])) throw notAnObject(schema, functionName);
  const { properties } = merged;
  // Code that copies an input key by key would set a prototype with it.
  if (isJsonObject(properties) && Object.hasOwn(properties, '__proto__')) throw protoParameter(functionName);
  return Object.freeze({ ...merged, type: 'object' });
}

type Resolve = ReturnType<typeof resolverOf>;

function merge(schema: Json, resolve: Resolve, depth = 0): JsonObject {
  if (!isJsonObject(schema) || depth > 32) return {};
  const { $ref, allOf, ...own } = schema;
  const referenced = typeof $ref === 'string' ? [merge(resolve($ref).schema, resolve, depth + 1)] : [];
  const members = Array.isArray(allOf) ? allOf.map((member: Json) => merge(member, resolve, depth + 1)) : [];
  return Object.freeze([...referenced, ...members, own].reduce(mergeTwo));
}

function mergeTwo(first: JsonObject, second: JsonObject): JsonObject {
  const properties = mergeProperties(first['properties'], second['properties']);
  const required = new Set([...namesOf(first['required']), ...namesOf(second['required'])]);
  const closed = first['additionalProperties'] === false || second['additionalProperties'] === false;
  return {
    ...first,
    ...second,
    ...(properties === null ? {} : { properties }),
    ...(required.size > 0 ? { required: Object.freeze([...required]) } : {}),
    ...(closed ? { additionalProperties: false } : {}),
    ...(isObjectType(first['type']) ? { type: 'object' } : {}),
  };
}

/** A parameter that both describe is described by both. */
function mergeProperties(first: Json | undefined, second: Json | undefined): JsonObject | null {
  if (!isJsonObject(first)) return isJsonObject(second) ? second : null;
  const merged = new Map(Object.entries(first));
  for (const [name, schema] of isJsonObject(second) ? Object.entries(second) : []) {
    const known = merged.get(name);
    merged.set(name, known === undefined ? schema : bothOf(known, schema));
  }
  return Object.freeze(Object.fromEntries(merged));
}

function bothOf(first: Json, second: Json): JsonObject {
  return Object.freeze({ allOf: Object.freeze([first, second]) });
}

function namesOf(required: Json | undefined): readonly string[] {
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}

function isObjectType(type: Json | undefined): boolean {
  return type === 'object' || (Array.isArray(type) && type.length === 1 && type[0] === 'object');
}

function notAnObject(schema: JsonObject, functionName: string): PungiError {
  const { got, fix } = rootProblem(schema);
  return new PungiError(
    `Expected the input of \`${functionName}\` to be an object whose properties are the parameters, got ${got}; ${fix}.`,
    { code: 'INVALID_DEFINITION' },
  );
}

function rootProblem(schema: JsonObject): { got: string; fix: string } {
  const wrap = 'wrap it: `z.object({ value: … })`';
  if (schema['type'] !== undefined) return { got: `type ${JSON.stringify(schema['type'])}`, fix: wrap };
  if (isJsonObject(schema['properties']))
    return { got: 'properties without a type', fix: "add `type: 'object'`" };
  if ('anyOf' in schema || 'oneOf' in schema) return { got: 'a union', fix: wrap };
  return { got: 'a schema without a type', fix: wrap };
}

function protoParameter(functionName: string): PungiError {
  return new PungiError(
    `Expected the input of \`${functionName}\` to have no parameter \`__proto__\`, got one; rename it.`,
    { code: 'INVALID_DEFINITION' },
  );
}
