import { pythonNames } from '../names.ts';
import type { JsonSchema } from '../schema.ts';
import type { DraftRecord, Findings } from './reading.ts';
import { isSchemaObject } from './schema-object.ts';
import type { Field, Parameter, PythonType } from './type.ts';
import { membersOf, unionOf } from './union.ts';

/** What the root of an input gives: the parameters, and the type of further keyword arguments. */
export interface Input {
  readonly parameters: readonly Parameter[];
  readonly extra: PythonType | null;
}

/**
 * Makes parameters of the input's type: the fields of its record, required ones first as Python wants it.
 * Of a union of records, the fields of all, required where all require them. Anything but an object is
 * taken as keyword arguments: the host decides.
 */
export function parametersOf(type: PythonType, schema: JsonSchema, findings: Findings): Input {
  const branches = membersOf(type).map((member) => branchOf(member, schema, findings));
  const fields = mergeFields(branches.map((branch) => branch.fields));
  const extras = branches.flatMap(({ rest }) => (rest === null ? [] : [rest]));
  const sorted = [...fields.filter((field) => field.required), ...fields.filter((field) => !field.required)];
  const names = pythonNames(sorted.map((field) => field.name));
  return {
    parameters: sorted.map((field) => ({ ...field, python: names.get(field.name) ?? field.name })),
    extra: extras.length === 0 ? null : unionOf(extras),
  };
}

type Branch = Pick<DraftRecord, 'fields' | 'rest'>;

function branchOf(type: PythonType, schema: JsonSchema, findings: Findings): Branch {
  if (typeof type === 'object' && 'record' in type) {
    return findings.drafts.get(type.record) ?? { fields: [], rest: 'any' };
  }
  if (typeof type === 'object' && 'map' in type)
    return { fields: [], rest: isOpen(schema) ? type.map : null };
  return { fields: [], rest: type === 'any' ? 'any' : null };
}

/** Tells whether an object without properties says that keys are welcome; most tools without parameters do not. */
function isOpen(schema: JsonSchema): boolean {
  if (!isSchemaObject(schema)) return schema;
  return (schema['additionalProperties'] ?? false) !== false || isSchemaObject(schema['patternProperties']);
}

function mergeFields(branches: readonly (readonly Field[])[]): Field[] {
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return [...only];
  const byName = Map.groupBy(branches.flat(), (field) => field.name);
  return [...byName].map(([name, same]) => mergeField(name, same, same.length === branches.length));
}

function mergeField(name: string, fields: readonly Field[], isInAll: boolean): Field {
  const texts = new Set(fields.map((field) => field.text).filter((text) => text !== ''));
  return {
    name,
    type: unionOf(fields.map((field) => field.type)),
    required: isInAll && fields.every((field) => field.required),
    text: [...texts].join('; or: '),
  };
}
