import { constraintsOf } from './constraints.ts';
import { flatten } from './flatten.ts';
import { leftoverOf, schemaText } from './leftover.ts';
import { readArray } from './read-array.ts';
import { readChoice } from './read-choice.ts';
import { readObject } from './read-object.ts';
import { readScalar } from './read-scalar.ts';
import { readValues } from './read-values.ts';
import { inside, type Place } from './reading.ts';
import { referenceOf, renamed, type Target } from './reference.ts';
import { isSchemaObject, listOf, type SchemaObject, textOf } from './schema-object.ts';
import type { Typed } from './type.ts';
import { orNone, unionOf } from './union.ts';

/** Brackets nest this deep in one type; CPython refuses 200, and nobody reads 30. */
const deepest = 30;
/** Schemas nest this deep at most, records included: a hostile one must not exhaust the stack. */
const deepestLevel = 300;

/**
 * Reads any JSON Schema as a Python type. Never throws: what it does not understand is `any`, with the
 * schema's own words in the notes.
 */
export function readType(schema: unknown, at: Place): Typed {
  if (schema === false) return { type: 'never', notes: [] };
  if (!isSchemaObject(schema)) return { type: 'any', notes: [] };
  const known = at.reading.seen.get(schema);
  if (known !== undefined) return { type: { record: known }, notes: [] };
  const open = at.reading.open.get(schema);
  if (open !== undefined) return again(open, at);
  at.reading.left -= 1;
  if (isTooMuch(at)) return { type: 'any', notes: [] };
  return readNew(schema, at);
}

function isTooMuch({ depth, level, reading }: Place): boolean {
  return depth > deepest || level > deepestLevel || reading.left < 0;
}

/** Stands for a schema that contains itself, until it is read. */
function again(alias: string, at: Place): Typed {
  at.reading.findings.aliases.set(alias, 'any');
  return { type: { record: alias }, notes: [] };
}

function readNew(schema: SchemaObject, at: Place): Typed {
  const { open, findings } = at.reading;
  const alias = `alias ${findings.opened}`;
  findings.opened += 1;
  open.set(schema, alias);
  const typed = readOpen(schema, at);
  open.delete(schema);
  if (!findings.aliases.has(alias)) return typed;
  findings.aliases.set(alias, typed.type);
  return { ...typed, type: { record: alias } };
}

function readOpen(schema: SchemaObject, at: Place): Typed {
  const target = renamed(schema, at.reading.root);
  if (target !== undefined) return readTarget(schema, target, at);
  const flat = flatten(schema, at.reading.root);
  if (flat === null) return contradiction(schema);
  const typed = readFlat(flat, { schema, at });
  const own = ownDescription(flat, typed, at);
  return { ...typed, notes: [...own, ...typed.notes] };
}

function readTarget(schema: SchemaObject, target: Target | null, at: Place): Typed {
  if (target === null) return { type: 'any', notes: [`refers to ${referenceOf(schema)}`] };
  const definition = target.name === '' ? at.definition : target.name;
  const typed = readType(target.schema, { ...inside(at), definition });
  const type = schema['nullable'] === true ? orNone(typed.type) : typed.type;
  const description = at.described ? '' : textOf(schema, 'description');
  return { ...typed, type, notes: [description, ...typed.notes] };
}

/** The documented fallback: a schema that nothing fits is `Any`; the host refuses what comes. */
function contradiction(schema: SchemaObject): Typed {
  return { type: 'any', notes: [`contradicts itself: ${schemaText(schema)}`], contradiction: true };
}

/** A record carries its description itself; of other types it goes with the notes, unless its field shows it. */
function ownDescription(flat: SchemaObject, typed: Typed, at: Place): string[] {
  const isRecord = typeof typed.type === 'object' && 'record' in typed.type;
  return at.described || isRecord ? [] : [textOf(flat, 'description')];
}

interface Origin {
  readonly schema: SchemaObject;
  readonly at: Place;
}

function readFlat(flat: SchemaObject, origin: Origin): Typed {
  const { at } = origin;
  if (isNothing(flat['not'])) return { type: 'never', notes: [] };
  if (flat['nullable'] === true) {
    const typed = readFlat({ ...flat, nullable: false }, { schema: {}, at });
    return { ...typed, type: orNone(typed.type) };
  }
  return readValues(flat) ?? readChoice(flat, at) ?? readTyped(flat, origin);
}

function isNothing(schema: unknown): boolean {
  return schema === true || (isSchemaObject(schema) && Object.keys(schema).length === 0);
}

function readTyped(flat: SchemaObject, origin: Origin): Typed {
  const types = listOf(flat, 'type');
  if (types === undefined) return readOne(flat, inferredType(flat), origin);
  const inner = { schema: {}, at: origin.at };
  const members = types.map((type) => readOne(flat, String(type), inner));
  const notes = [...new Set(members.flatMap((member) => member.notes))];
  return { type: unionOf(members.map((member) => member.type)), notes };
}

/** The type a schema means without saying it: by `properties` an object, by `items` an array. */
function inferredType(flat: SchemaObject): string {
  const type = textOf(flat, 'type');
  if (type !== '') return type;
  if (isSchemaObject(flat['properties']) || 'additionalProperties' in flat || 'patternProperties' in flat)
    return 'object';
  return 'items' in flat || 'prefixItems' in flat ? 'array' : '';
}

function readOne(flat: SchemaObject, type: string, { schema, at }: Origin): Typed {
  if (type === 'object') return readObject(flat, { schema, at });
  if (type === 'array') return readArray(flat, at);
  const scalar = readScalar(flat, type);
  if (scalar !== null) return scalar;
  const unknown = type === '' ? [] : [`of type ${type}`];
  return { type: 'any', notes: [...unknown, ...constraintsOf(flat), ...leftoverOf(flat)] };
}
