import { inside, type Place } from './reading.ts';
import { referenceOf } from './reference.ts';
import {
  entriesOf,
  isSchemaObject,
  listOf,
  type SchemaObject,
  structureOf,
  textOf,
} from './schema-object.ts';
import type { PythonType, Typed } from './type.ts';
import { unionOf } from './union.ts';

/** Keywords by which a branch of a choice says what it is; a branch with none of them only narrows. */
const typing = [
  'type',
  'properties',
  'items',
  'prefixItems',
  'enum',
  'const',
  '$ref',
  '$dynamicRef',
  'allOf',
  'anyOf',
  'oneOf',
];

/**
 * Reads `anyOf` or `oneOf` as a union. What stands beside it holds for each branch. Null where there is no
 * choice, or where its branches only narrow (`anyOf: [{ required: ['a'] }, …]`): that is text, not a type.
 */
export function readChoice(schema: SchemaObject, at: Place): Typed | null {
  const keyword = ['anyOf', 'oneOf'].find((name) => isTyping(listOf(schema, name)));
  if (keyword === undefined) return null;
  const beside = structureOf(schema, keyword);
  const branches = (listOf(schema, keyword) ?? []).map((branch) => readBranch(branch, beside, at));
  const possible = branches.filter(({ contradiction }) => contradiction === undefined);
  const kept = possible.length === 0 ? branches : possible;
  return {
    type: unionOf(kept.map(({ type }) => type)),
    notes: branchNotes(kept),
  };
}

function isTyping(branches: readonly unknown[] | undefined): boolean {
  return (
    branches?.some(
      (branch) => branch === true || (isSchemaObject(branch) && typing.some((name) => name in branch)),
    ) ?? false
  );
}

function readBranch(branch: unknown, beside: SchemaObject, at: Place): Typed {
  return at.reading.read(withBeside(branch, beside), inside(at, ...tagOf(branch)));
}

/** A branch with what stands beside the choice. A reference is kept as it is beside a mere `type`: it names a record. */
function withBeside(branch: unknown, beside: SchemaObject): unknown {
  const keywords = Object.keys(beside);
  if (keywords.length === 0) return branch;
  const onlyType = keywords.length === 1 && keywords[0] === 'type';
  if (onlyType && isSchemaObject(branch) && referenceOf(branch) !== '') return branch;
  return { allOf: [beside, branch] };
}

/** The constant by which a record tells its branch, for its name: `circle` of `{ kind: { const: 'circle' } }`. */
function tagOf(branch: unknown): string[] {
  if (!isSchemaObject(branch)) return [];
  const tags = entriesOf(branch, 'properties').map(([, schema]) =>
    isSchemaObject(schema) ? textOf(schema, 'const') : '',
  );
  return tags.filter((tag) => tag !== '').slice(0, 1);
}

/** The notes of each branch, told apart by a word where more than one has some. */
function branchNotes(branches: readonly Typed[]): string[] {
  const noted = branches.map(({ type, notes }) => ({ type, notes: notes.filter((note) => note !== '') }));
  const speaking = noted.filter(({ notes }) => notes.length > 0);
  const others = noted.filter(({ type }) => type !== 'none');
  if (others.length <= 1) return speaking.flatMap(({ notes }) => notes);
  return speaking.map(({ type, notes }) => `${labelOf(type)}: ${notes.join(', ')}`);
}

function labelOf(type: PythonType): string {
  if (typeof type === 'string') return type;
  if ('literal' in type) return type.literal.map(String).join(' or ');
  const [kind = ''] = Object.keys(type);
  return kind;
}
