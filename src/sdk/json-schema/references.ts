import { PungiError } from '../../errors/index.ts';
import { isJsonObject, type Json } from './plain.ts';
import { pointerSteps, pointerText } from './pointer.ts';
import { subschemasOf } from './subschemas.ts';

/** Steps from the root of a document to a schema in it. */
export type Steps = readonly (string | number)[];

/** A schema of the document with the steps that lead to it. */
export interface Located {
  readonly schema: Json;
  readonly steps: Steps;
}

/** Finds what a `$ref` names inside one document; `from` leads to that `$ref`, for the message where it fails. */
export type Resolve = (reference: string, from?: Steps) => Located;

/**
 * Makes the resolver of a document: pointers (`#/$defs/a`) and anchors (`#a`). It throws `INVALID_DEFINITION`
 * where nothing is there and `UNSUPPORTED_SCHEMA` for a reference to another document: nothing is fetched.
 */
export function resolverOf(root: Json): Resolve {
  const anchors = new Map(anchorsIn({ schema: root, steps: [] }));
  return (reference, from) => {
    const local = localReference(reference, root);
    const steps = pointerSteps(local);
    const found = steps === null ? anchors.get(local) : at(root, steps);
    if (found === undefined) throw unresolved(local, from);
    return found;
  };
}

/** A reference without the document's own `$id` before it: `#/$defs/a`. */
export function localReference(reference: string, root: Json): string {
  if (!isJsonObject(root) || typeof root['$id'] !== 'string') return reference;
  const id = root['$id'].replace(/#$/, '');
  if (reference === id) return '#';
  return reference.startsWith(`${id}#`) ? reference.slice(id.length) : reference;
}

function* anchorsIn({ schema, steps }: Located): Generator<[string, Located]> {
  if (isJsonObject(schema) && typeof schema['$anchor'] === 'string') {
    yield [`#${schema['$anchor']}`, { schema, steps }];
  }
  for (const inner of subschemasOf(schema)) {
    yield* anchorsIn({ schema: inner.schema, steps: [...steps, ...inner.steps] });
  }
}

function at(root: Json, steps: readonly string[]): Located | undefined {
  let schema: Json | undefined = root;
  for (const step of steps) schema = childOf(schema, step);
  if (typeof schema === 'boolean' || isJsonObject(schema)) return { schema, steps };
  return undefined;
}

function childOf(value: Json | undefined, step: string): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as { readonly [key: string]: Json })[step];
}

function unresolved(reference: string, from: Steps | undefined): PungiError {
  const place = from === undefined ? '$ref' : pointerText(from);
  const isLocal = reference.startsWith('#');
  const expected = isLocal ? 'to name a schema in it' : 'to stay in its document';
  const fix = isLocal ? '' : '; copy that schema into `$defs`';
  return new PungiError(`Expected \`${place}\` of a JSON Schema ${expected}, got \`${reference}\`${fix}.`, {
    code: isLocal ? 'INVALID_DEFINITION' : 'UNSUPPORTED_SCHEMA',
  });
}

/** Keywords whose schemas see the same value as the schema they stand in. */
const sameValue: ReadonlySet<string> = new Set([
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
]);

/** Throws `INVALID_DEFINITION` where a schema asks itself about the same value: that question has no end. */
export function refuseLoops(root: Json, resolve: Resolve): void {
  const done = new Set<string>();
  const visit = ({ schema, steps }: Located, path: ReadonlySet<string>): void => {
    const name = pointerText(steps);
    if (path.has(name)) throw endless(name);
    if (done.has(name)) return;
    for (const next of sameValueSchemas({ schema, steps }, resolve)) visit(next, new Set(path).add(name));
    done.add(name);
  };
  for (const located of allSchemas({ schema: root, steps: [] })) visit(located, new Set());
}

function sameValueSchemas({ schema, steps }: Located, resolve: Resolve): readonly Located[] {
  const inner = subschemasOf(schema)
    .filter((found) => sameValue.has(found.steps[0]))
    .map((found) => ({ schema: found.schema, steps: [...steps, ...found.steps] }));
  const reference = isJsonObject(schema) ? schema['$ref'] : undefined;
  return typeof reference === 'string' ? [resolve(reference, [...steps, '$ref']), ...inner] : inner;
}

function* allSchemas({ schema, steps }: Located): Generator<Located> {
  yield { schema, steps };
  for (const inner of subschemasOf(schema)) {
    yield* allSchemas({ schema: inner.schema, steps: [...steps, ...inner.steps] });
  }
}

function endless(name: string): PungiError {
  return new PungiError(
    `Expected \`${name}\` of a JSON Schema to end, got a \`$ref\` that leads back to it.`,
    {
      code: 'INVALID_DEFINITION',
    },
  );
}
