import { formatOf, formatReplacesPattern } from './formats.ts';
import { literalsText } from './literal.ts';
import { cutText } from './prose.ts';
import { listOf, numberOf, type SchemaObject, textOf } from './schema-object.ts';

/** The types whose constraints have words. */
export type Constrained = 'number' | 'string' | 'array' | 'object';

/** A pattern longer than this is cut: nobody reads it. */
const longestPattern = 60;
const longestExample = 120;

const words: Readonly<Record<Constrained, (schema: SchemaObject) => readonly string[]>> = {
  number: numberWords,
  string: stringWords,
  array: arrayWords,
  object: (schema) => [countWords(schema, 'Properties', 'key')],
};

/**
 * What a schema asks for beyond its type, in words: `1 to 100`, `at most 20 items`, `matches ^[a-z]+$`.
 * Pass the type it was read as, or nothing where it has none.
 */
export function constraintsOf(schema: SchemaObject, type?: Constrained): string[] {
  const kinds = type === undefined ? (Object.keys(words) as Constrained[]) : [type];
  return [...kinds.flatMap((kind) => words[kind](schema)), ...usageWords(schema)].filter(
    (word) => word !== '',
  );
}

function numberWords(schema: SchemaObject): string[] {
  const step = numberOf(schema, 'multipleOf');
  return [rangeWords(lowest(schema), highest(schema)), step === undefined ? '' : `multiple of ${step}`];
}

interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

/** The lower bound; zod's automatic −(2^53 − 1) of an integer is none. Draft 4 had a boolean `exclusiveMinimum`. */
function lowest(schema: SchemaObject): Bound | null {
  return bound(schema, { limit: 'minimum', exclusive: 'exclusiveMinimum', none: Number.MIN_SAFE_INTEGER });
}

function highest(schema: SchemaObject): Bound | null {
  return bound(schema, { limit: 'maximum', exclusive: 'exclusiveMaximum', none: Number.MAX_SAFE_INTEGER });
}

function bound(
  schema: SchemaObject,
  names: { limit: string; exclusive: string; none: number },
): Bound | null {
  const inclusive = numberOf(schema, names.limit);
  const exclusive = numberOf(schema, names.exclusive);
  if (exclusive !== undefined && !isTighter(inclusive, exclusive, names.limit)) {
    return { value: exclusive, exclusive: true };
  }
  if (inclusive === undefined || inclusive === names.none) return null;
  return { value: inclusive, exclusive: schema[names.exclusive] === true };
}

function isTighter(inclusive: number | undefined, exclusive: number, limit: string): boolean {
  if (inclusive === undefined) return false;
  return limit === 'minimum' ? inclusive > exclusive : inclusive < exclusive;
}

function rangeWords(low: Bound | null, high: Bound | null): string {
  if (low !== null && high !== null && !low.exclusive && !high.exclusive)
    return `${low.value} to ${high.value}`;
  const from = low === null ? '' : `${low.exclusive ? 'more than' : 'at least'} ${low.value}`;
  const to = high === null ? '' : `${high.exclusive ? 'less than' : 'at most'} ${high.value}`;
  return [from, to].filter((part) => part !== '').join(' and ');
}

function stringWords(schema: SchemaObject): string[] {
  return [
    countWords(schema, 'Length', 'character'),
    formatOf(schema).words,
    patternWords(schema),
    encodingWords(schema),
  ];
}

function patternWords(schema: SchemaObject): string {
  const pattern = textOf(schema, 'pattern');
  if (pattern === '' || formatReplacesPattern(schema)) return '';
  return `matches ${pattern.length > longestPattern ? `${cutText(pattern, longestPattern)}…` : pattern}`;
}

function encodingWords(schema: SchemaObject): string {
  return [textOf(schema, 'contentEncoding'), textOf(schema, 'contentMediaType')].filter(Boolean).join(' of ');
}

function arrayWords(schema: SchemaObject): string[] {
  return [countWords(schema, 'Items', 'item'), schema['uniqueItems'] === true ? 'no duplicates' : ''];
}

/** `1 to 20 items` from `minItems` and `maxItems`, likewise `Length` and `Properties`. */
function countWords(schema: SchemaObject, what: string, unit: string): string {
  const low = numberOf(schema, `min${what}`) ?? 0;
  const high = numberOf(schema, `max${what}`);
  if (high === undefined && low === 1) return 'not empty';
  if (high === undefined) return low > 0 ? `at least ${plural(low, unit)}` : '';
  if (low === high) return `exactly ${plural(high, unit)}`;
  return low > 0 ? `${low} to ${plural(high, unit)}` : `at most ${plural(high, unit)}`;
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function usageWords(schema: SchemaObject): string[] {
  const examples = listOf(schema, 'examples')?.slice(0, 1) ?? [];
  return [
    examples.length === 0 ? '' : `e.g. ${literalsText(examples, longestExample)}`,
    schema['deprecated'] === true ? 'deprecated' : '',
  ];
}
