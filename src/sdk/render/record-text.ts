import { pythonLiteral, stringLiteral } from '../python/literal.ts';
import { describeWith, oneLine } from '../python/prose.ts';
import type { Field, RecordType } from '../python/type.ts';
import { typeText } from './type-text.ts';

/** A record without notes stands on one line up to this length. */
const longestLine = 160;
const longestDefault = 60;

/**
 * A record as the page names it: `Hit = {"title": str, "date": NotRequired[str]}`, one key per line where
 * its fields have notes (`withNotes`).
 */
export function recordText(record: RecordType, withNotes: boolean): string {
  const entries = [...record.fields.map((field) => entryOf(field, withNotes)), ...restEntry(record)];
  const text = withNotes ? oneLine(record.text) : '';
  const heading = text === '' ? '' : `# ${text}\n`;
  const line = `${record.name} = {${entries.map(({ code }) => code).join(', ')}}`;
  const isPlain = entries.every(({ note }) => note === '');
  if (isPlain && (!withNotes || line.length <= longestLine)) return heading + line;
  const lines = entries.map(({ code, note }) => `    ${code},${note === '' ? '' : `  # ${note}`}`);
  return `${heading}${record.name} = {\n${lines.join('\n')}\n}`;
}

interface Entry {
  readonly code: string;
  readonly note: string;
}

function entryOf(field: Field, withNotes: boolean): Entry {
  const type = typeText(field.type);
  const code = `${stringLiteral(field.name)}: ${field.required ? type : `NotRequired[${type}]`}`;
  return { code, note: withNotes ? oneLine(describeWith(field.text, defaultNote(field))) : '' };
}

function defaultNote(field: Field): string[] {
  if (field.required || field.default === undefined) return [];
  const text = pythonLiteral(field.default);
  return text.length > longestDefault ? [] : [`default ${text}`];
}

/** Keys beyond the known ones, in the way Python writes the rest of a dict. */
function restEntry({ rest }: RecordType): Entry[] {
  if (rest === null || rest === 'never') return [];
  return [{ code: `**dict[str, ${typeText(rest)}]`, note: '' }];
}
