import { annotationKeywords, isSchemaObject, listOf, type SchemaObject, textOf } from './schema-object.ts';

/** What a `$ref` leads to; `name` is the last step of its path (`Order` of `#/$defs/Order`), '' for the root. */
export interface Target {
  readonly schema: unknown;
  readonly name: string;
}

/**
 * Follows a `$ref` (or `$dynamicRef`) within its document: a JSON pointer, an anchor, or the `$id` of a
 * definition. Null where it leads elsewhere: nothing is ever fetched.
 */
export function follow(root: unknown, ref: string): Target | null {
  if (ref === '#' || ref === '') return { schema: root, name: '' };
  if (ref.startsWith('#/')) return followPointer(root, ref.slice(2));
  return findNamed(root, ref.replace(/^#/, ''));
}

function followPointer(root: unknown, pointer: string): Target | null {
  const steps = pointer.split('/').map(unescapeStep);
  let schema = root;
  for (const step of steps) {
    if (typeof schema !== 'object' || schema === null || !Object.hasOwn(schema, step)) return null;
    schema = (schema as SchemaObject)[step];
  }
  return { schema, name: steps.at(-1) ?? '' };
}

function unescapeStep(step: string): string {
  const text = step.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function findNamed(root: unknown, name: string): Target | null {
  if (!isSchemaObject(root)) return null;
  for (const keyword of ['$defs', 'definitions']) {
    const definitions = root[keyword];
    if (!isSchemaObject(definitions)) continue;
    const found = Object.entries(definitions).find(([, schema]) => isNamed(schema, name));
    if (found !== undefined) return { name: found[0], schema: found[1] };
  }
  return isNamed(root, name) ? { schema: root, name: '' } : null;
}

function isNamed(schema: unknown, name: string): boolean {
  if (!isSchemaObject(schema)) return false;
  return ['$id', 'id', '$anchor', '$dynamicAnchor'].some((keyword) => textOf(schema, keyword) === name);
}

/** The reference of a schema, '' where it has none. */
export function referenceOf(schema: SchemaObject): string {
  return textOf(schema, '$ref') || textOf(schema, '$dynamicRef');
}

const references = new Set(['$ref', '$dynamicRef', 'nullable']);

/**
 * The one schema that this one merely renames and annotates: by `$ref`, or by the `allOf` of one member that
 * generators write so that a description can stand beside it. Undefined where it says more.
 */
export function renamed(schema: SchemaObject, root: unknown): Target | null | undefined {
  const structural = Object.keys(schema).filter((keyword) => !annotationKeywords.has(keyword));
  const ref = referenceOf(schema);
  if (ref !== '' && structural.every((keyword) => references.has(keyword))) return follow(root, ref);
  const [only, ...others] = listOf(schema, 'allOf') ?? [];
  if (only === undefined || others.length > 0 || structural.some((keyword) => keyword !== 'allOf'))
    return undefined;
  return { schema: only, name: '' };
}
