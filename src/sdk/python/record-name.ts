import { isPythonName } from '../names.ts';
import type { Place } from './reading.ts';
import { type SchemaObject, textOf } from './schema-object.ts';

/** A title longer than this is a sentence, not a name; a name made of many fields is cut there. */
const longestName = 40;

/**
 * The name a schema gives itself: its title, its id, or the name of the definition it stands in. '' where it
 * has none, or only one that a generator counted (`__schema0`).
 */
export function ownName(schema: SchemaObject, at: Place): string {
  const id = textOf(schema, 'id') || textOf(schema, '$id');
  const [lastOfId = ''] = id.split('/').slice(-1);
  const definition = /^_*schema\d+$/.test(at.definition) ? '' : at.definition;
  const candidates = [textOf(schema, 'title'), lastOfId.replace(/\.json$/, ''), definition];
  return candidates.map(pascalCase).find((name) => name !== '' && name.length <= longestName) ?? '';
}

/**
 * Names made of the fields that lead to a record: the last field alone, then all of them. `Item` is what is in
 * the list that a function gives, `Result` all that it gives.
 */
export function localNames({ path, reading }: Place): string[] {
  const steps = path.map(pascalCase).filter((step) => step !== '');
  const lastField = steps.findLastIndex((step) => !/^(Item\d*|Value)$/.test(step));
  const short = steps.slice(Math.max(lastField, 0)).join('');
  if (short === '') return [reading.ofAnswer ? '' : 'Result'];
  return [...new Set([short, steps.join('')])].map((name) => name.slice(0, longestName));
}

/** `orders_of` → `OrdersOf`; '' where nothing of the text can stand in a Python name. */
export function pascalCase(text: string): string {
  const words = text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return isPythonName(name) ? name : '';
}
