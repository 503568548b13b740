import { mapRecords, recordsOf } from './map-type.ts';
import { nameRecords } from './name-records.ts';
import type { DraftRecord, Findings } from './reading.ts';
import { classesOf } from './record-classes.ts';
import type { Field, PythonType, RecordType } from './type.ts';

/** Records under their final names, and the way from a type that names drafts to one that names them. */
export interface Settled {
  readonly records: ReadonlyMap<string, RecordType>;
  readonly settle: (type: PythonType) => PythonType;
}

/** The roots from which records are reached, and the names that they must not take. */
export interface Roots {
  readonly types: readonly PythonType[];
  readonly functionNames: readonly string[];
}

/** Puts equal records together and names all that the roots reach. Takes closed findings. */
export function settleRecords(findings: Findings, roots: Roots): Settled {
  const classes = classesOf([...findings.drafts.values()]);
  const reached = reachedFrom(roots.types, classes);
  const names = nameRecords([...reached], roots.functionNames);
  const settle = (type: PythonType) => mapRecords(type, (id) => ({ record: nameOf(id, classes, names) }));
  const records = [...reached].map((members) => recordOf(members, { settle, classes, names }));
  return { records: new Map(records.map((record) => [record.name, record])), settle };
}

type Classes = ReadonlyMap<string, readonly DraftRecord[]>;

function reachedFrom(types: readonly PythonType[], classes: Classes): Set<readonly DraftRecord[]> {
  const reached = new Set<readonly DraftRecord[]>();
  const waiting = types.flatMap(recordsOf);
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const members = classes.get(id) ?? [];
    if (reached.has(members)) continue;
    reached.add(members);
    const [first] = members;
    if (first !== undefined) waiting.push(...typesOf(first).flatMap(recordsOf));
  }
  return reached;
}

function typesOf({ fields, rest }: DraftRecord): PythonType[] {
  return [...fields.map((field) => field.type), ...(rest === null ? [] : [rest])];
}

function nameOf(id: string, classes: Classes, names: ReadonlyMap<string, string>): string {
  const first = classes.get(id)?.[0]?.id ?? id;
  return names.get(first) ?? first;
}

interface Naming {
  readonly settle: (type: PythonType) => PythonType;
  readonly classes: Classes;
  readonly names: ReadonlyMap<string, string>;
}

function recordOf(members: readonly DraftRecord[], { settle, classes, names }: Naming): RecordType {
  const [first] = members;
  if (first === undefined) return { name: '', fields: [], rest: null, text: '' };
  const authors = first.ofAnswer ? members : members.filter((member) => !member.ofAnswer);
  return {
    name: nameOf(first.id, classes, names),
    fields: first.fields.map((field): Field => ({ ...field, type: settle(field.type) })),
    rest: first.rest === null ? null : settle(first.rest),
    text: authors.find((member) => member.text !== '')?.text ?? '',
  };
}
