import { PungiError } from '../../errors/index.ts';
import { isJsonObject, type Json, type JsonObject } from './plain.ts';
import { pointerSteps, pointerText } from './pointer.ts';
import { localReference } from './references.ts';
import { mapSubschemas } from './subschemas.ts';

/** Keywords whose members are names, not keywords. */
const namesSchemas: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'dependencies',
  'dependentSchemas',
  'definitions',
  '$defs',
]);

/**
 * Rewrites the draft-07 forms (`definitions`, `items: [...]`, `additionalItems`, `dependencies`, and the
 * references that pass through them) as draft 2020-12, so that everything after reads one dialect only.
 * As in 2020-12, keywords beside a `$ref` count.
 */
export function modernSchema(root: Json): Json {
  return modern(root, root);
}

function modern(schema: Json, root: Json): Json {
  if (!isJsonObject(schema)) return schema;
  const renamed = {
    ...withoutOldForms(schema),
    ...tupleItems(schema),
    ...splitDependencies(schema),
    ...joinedDefinitions(schema),
    ...(typeof schema['$ref'] === 'string' ? { $ref: modernReference(schema['$ref'], root) } : {}),
  };
  return mapSubschemas(renamed, (inner) => modern(inner, root));
}

/** What is malformed stays, for the compiler to refuse. */
function withoutOldForms(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword, value]) => !isOldForm(keyword, value)));
}

function isOldForm(keyword: string, value: Json): boolean {
  if (keyword === 'definitions' || keyword === 'dependencies') return isJsonObject(value);
  return keyword === 'additionalItems' || (keyword === 'items' && Array.isArray(value));
}

/** `items: [a, b], additionalItems: c` means `prefixItems: [a, b], items: c`; alone `additionalItems` means nothing. */
function tupleItems({ items, additionalItems }: JsonObject): JsonObject {
  if (!Array.isArray(items)) return {};
  return additionalItems === undefined
    ? { prefixItems: items }
    : { prefixItems: items, items: additionalItems };
}

function splitDependencies(schema: JsonObject): JsonObject {
  const { dependencies } = schema;
  if (!isJsonObject(dependencies)) return {};
  const entries = Object.entries(dependencies);
  const lists = entries.filter(([, value]) => Array.isArray(value));
  const schemas = entries.filter(([, value]) => !Array.isArray(value));
  return {
    ...(lists.length > 0 ? { dependentRequired: joined(schema['dependentRequired'], lists) } : {}),
    ...(schemas.length > 0 ? { dependentSchemas: joined(schema['dependentSchemas'], schemas) } : {}),
  };
}

function joinedDefinitions({ $defs: defs, definitions }: JsonObject): JsonObject {
  if (!isJsonObject(definitions)) return {};
  const twice = isJsonObject(defs)
    ? Object.keys(definitions).find((name) => Object.hasOwn(defs, name))
    : undefined;
  if (twice === undefined) return { $defs: joined(defs, Object.entries(definitions)) };
  throw new PungiError(
    `Expected a JSON Schema to define \`${twice}\` once, got it in \`$defs\` and in \`definitions\`.`,
    { code: 'INVALID_DEFINITION' },
  );
}

function joined(known: Json | undefined, entries: readonly (readonly [string, Json])[]): JsonObject {
  return Object.fromEntries([...(isJsonObject(known) ? Object.entries(known) : []), ...entries]);
}

/** Follows a reference through the original document and names each step as the new dialect does. */
function modernReference(reference: string, root: Json): string {
  const steps = pointerSteps(localReference(reference, root));
  if (steps === null) return reference;
  const renamed: string[] = [];
  let place: Json | undefined = root;
  let inMap = false;
  for (const step of steps) {
    const inSchema: boolean = !inMap && isJsonObject(place);
    const next: Json | undefined = childOf(place, step);
    renamed.push(inSchema ? modernKeyword(step, next) : step);
    inMap = inSchema && namesSchemas.has(step);
    place = next;
  }
  // A `%` in a name is written `%25` in a reference, where `%20` would be read as a space.
  return pointerText(renamed).replaceAll('%', '%25');
}

function childOf(place: Json | undefined, step: string): Json | undefined {
  if (Array.isArray(place)) return place[Number(step)] as Json | undefined;
  return isJsonObject(place) && Object.hasOwn(place, step) ? place[step] : undefined;
}

function modernKeyword(keyword: string, value: Json | undefined): string {
  if (keyword === 'definitions') return '$defs';
  if (keyword === 'additionalItems') return 'items';
  if (keyword === 'dependencies') return 'dependentSchemas';
  return keyword === 'items' && Array.isArray(value) ? 'prefixItems' : keyword;
}
