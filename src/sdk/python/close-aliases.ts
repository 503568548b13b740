import { mapRecords } from './map-type.ts';
import type { DraftRecord, Findings } from './reading.ts';
import type { PythonType } from './type.ts';

/**
 * Findings without aliases: where a schema contains itself through a record, its whole type is put in; where
 * only through itself (`Json = str | list[Json]`), `any`: Python's checkers would need a recursive alias.
 */
export function closeAliases(findings: Findings): {
  findings: Findings;
  close: (type: PythonType) => PythonType;
} {
  const closed = new Map<string, PythonType>();
  const close = (type: PythonType): PythonType => mapRecords(type, closeReference);
  function closeReference(id: string): PythonType {
    const alias = findings.aliases.get(id);
    if (alias === undefined) return { record: id };
    const known = closed.get(id);
    if (known !== undefined) return known;
    closed.set(id, 'any');
    const type = close(alias);
    closed.set(id, type);
    return type;
  }
  const drafts = new Map<string, DraftRecord>();
  for (const draft of findings.drafts.values()) drafts.set(draft.id, closeDraft(draft, close));
  return { findings: { ...findings, drafts, aliases: new Map() }, close };
}

function closeDraft(draft: DraftRecord, close: (type: PythonType) => PythonType): DraftRecord {
  const fields = draft.fields.map((field) => ({ ...field, type: close(field.type) }));
  return { ...draft, fields, rest: draft.rest === null ? null : close(draft.rest) };
}
