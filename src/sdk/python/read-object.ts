import { constraintsOf } from './constraints.ts';
import { defaultOf } from './default-value.ts';
import { leftoverOf } from './leftover.ts';
import { describeWith } from './prose.ts';
import { inside, type Place } from './reading.ts';
import { localNames, ownName } from './record-name.ts';
import { entriesOf, isSchemaObject, namesOf, type SchemaObject, textOf } from './schema-object.ts';
import type { Field, PythonType, Typed } from './type.ts';
import { unionOf } from './union.ts';

interface Origin {
  /** The schema as it was written, by which a later mention finds the record again. */
  readonly schema: SchemaObject;
  readonly at: Place;
}

/** Reads an object: a record where it has properties, else a dict from str. */
export function readObject(schema: SchemaObject, origin: Origin): Typed {
  const rest = restOf(schema, origin.at);
  const notes = [...constraintsOf(schema, 'object'), ...rest.notes, ...leftoverOf(schema, keysSaid(schema))];
  const properties = propertiesOf(schema);
  if (properties.size === 0) return { type: { map: rest.type ?? mapOf(schema) }, notes };
  return { type: { record: readRecord({ schema, properties, rest: rest.type }, origin) }, notes };
}

/** The properties of an object, and what it requires without describing it. */
function propertiesOf(schema: SchemaObject): ReadonlyMap<string, unknown> {
  const required = namesOf(schema, 'required').filter((name) => !hasProperty(schema, name));
  return new Map([...entriesOf(schema, 'properties'), ...required.map((name) => [name, true] as const)]);
}

function hasProperty(schema: SchemaObject, name: string): boolean {
  const properties = schema['properties'];
  return isSchemaObject(properties) && Object.hasOwn(properties, name);
}

/** The value type of an object without properties: anything, unless it is closed. */
function mapOf(schema: SchemaObject): PythonType {
  return schema['additionalProperties'] === false ? 'never' : 'any';
}

interface RecordSchema {
  readonly schema: SchemaObject;
  readonly properties: ReadonlyMap<string, unknown>;
  readonly rest: PythonType | null;
}

/** Reads a record and answers its id. It is known before its fields are read: they may name it. */
function readRecord({ schema, properties, rest }: RecordSchema, { schema: written, at }: Origin): string {
  const { findings, owner, ofAnswer, seen } = at.reading;
  const id = `record ${findings.drafts.size}`;
  const text = at.described ? '' : textOf(schema, 'description');
  const draft = { id, owner, ofAnswer, ownName: ownName(schema, at), localNames: localNames(at), rest, text };
  findings.drafts.set(id, { ...draft, fields: [] });
  seen.set(written, id);
  findings.drafts.set(id, { ...draft, fields: readFields(schema, properties, at) });
  return id;
}

function readFields(schema: SchemaObject, properties: ReadonlyMap<string, unknown>, at: Place): Field[] {
  const required = new Set(namesOf(schema, 'required'));
  const fields = [...properties].map(([name, property]) =>
    readField(name, property, { required: required.has(name), at }),
  );
  return fields.filter((field) => field.required || field.type !== 'never');
}

function readField(name: string, schema: unknown, { required, at }: { required: boolean; at: Place }): Field {
  const place = { ...inside(at, name), depth: 0, described: true };
  const typed = at.reading.read(schema, place);
  const description = isSchemaObject(schema) ? textOf(schema, 'description') : '';
  const given = defaultOf(schema, at.reading.root);
  return {
    name,
    type: typed.type,
    required,
    ...(given === undefined ? {} : { default: given }),
    text: describeWith(description, typed.notes),
  };
}

interface Rest {
  readonly type: PythonType | null;
  readonly notes: readonly string[];
}

/**
 * The type of keys without a property. JSON Schema lets them be anything unless it says no; tools that say
 * nothing mean none, so that only `additionalProperties` and `patternProperties` open a record.
 */
function restOf(schema: SchemaObject, at: Place): Rest {
  const patterns = entriesOf(schema, 'patternProperties');
  const further = schema['additionalProperties'];
  const open = further === undefined || further === false ? [] : [further];
  const schemas = [...patterns.map(([, value]) => value), ...open];
  if (schemas.length === 0) return { type: null, notes: keyNotes(schema) };
  const values = schemas.map((value) => at.reading.read(value, inside(at, 'Value')));
  const notes = values.flatMap((value) => value.notes).filter((note) => note !== '');
  return {
    type: unionOf(values.map((value) => value.type)),
    notes: [
      ...patternNotes(patterns),
      ...keyNotes(schema),
      ...(notes.length === 0 ? [] : [`values ${notes.join(', ')}`]),
    ],
  };
}

function patternNotes(patterns: readonly (readonly [string, unknown])[]): string[] {
  return patterns.length === 0 ? [] : [`keys match ${patterns.map(([pattern]) => pattern).join(' or ')}`];
}

/** `propertyNames` in words, where words can say it. */
function keyNotes(schema: SchemaObject): string[] {
  const names = schema['propertyNames'];
  if (!isSchemaObject(names) || leftoverOf(names).length > 0) return [];
  const words = [
    ...constraintsOf(names, 'string'),
    ...namesOf(names, 'enum')
      .slice(0, 20)
      .map((name) => JSON.stringify(name)),
  ];
  return words.length === 0 ? [] : [`keys ${words.join(', ')}`];
}

function keysSaid(schema: SchemaObject): string[] {
  const names = schema['propertyNames'];
  const isString = isSchemaObject(names) && Object.keys(names).every((keyword) => keyword === 'type');
  return isString || keyNotes(schema).length > 0 ? ['propertyNames'] : [];
}
