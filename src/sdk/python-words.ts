import { pythonTypes } from './json-schema/wording.ts';

/** A validator's message with Python's names of types and without the value, where its library is known. */
export function inPythonWords(message: string, vendor: string): string {
  for (const [pattern, write] of dialects.get(vendor) ?? []) {
    const match = pattern.exec(message);
    if (match !== null) return write(match[1] ?? '');
  }
  return message;
}

type Rewriting = readonly [pattern: RegExp, write: (found: string) => string];

const dialects: ReadonlyMap<string, readonly Rewriting[]> = new Map<string, readonly Rewriting[]>([
  [
    'zod',
    [
      [/^Invalid input: expected \w+, received bigint$/, () => 'expected a number between -2**53 and 2**53'],
      [/^Invalid input: expected (\w+), received .*$/s, (type) => `expected ${typeName(type)}`],
      [/^Invalid input: expected (.+)$/s, (what) => `expected ${what}`],
      [/^Invalid input$/, () => 'matches none of the allowed forms'],
      [/^Invalid option: expected (.+)$/s, (what) => `expected ${what.replaceAll('"|"', '", "')}`],
      [/^Too (?:big|small): expected \w+ to (?:be|have) (.+)$/s, (what) => `expected ${inWords(what)}`],
      [/^Invalid string: must (.+)$/s, (what) => `expected a str to ${what}`],
      [/^Invalid number: must be (.+)$/s, (what) => `expected ${what}`],
      [/^Invalid ([\w -]+)$/, (what) => `expected a valid ${what}`],
      [/^Unrecognized keys?: (.+)$/s, (names) => `unknown key ${names}`],
    ],
  ],
  [
    'arktype',
    [
      [/ must be removed$/, () => 'unknown key'],
      [/must be (.+?)(?: \(was .*\))?$/s, (what) => `expected ${arktypeName(what)}`],
      [/^(.+?) \(was .*\)$/s, (what) => what],
    ],
  ],
]);

const comparisons: ReadonlyMap<string, string> = new Map([
  ['<=', 'at most '],
  ['>=', 'at least '],
  ['<', 'less than '],
  ['>', 'more than '],
]);

/** `>=2 items` is `at least 2 items`. */
function inWords(comparison: string): string {
  return comparison.replace(/^[<>]=?/, (sign) => comparisons.get(sign) ?? sign);
}

/** Words of these libraries that are other than JSON Schema's: their `number` may well be asked to be whole. */
const otherTypes: ReadonlyMap<string, string> = new Map([
  ['number', 'a number'],
  ['int', 'int'],
  ['bigint', 'int'],
  ['record', 'dict'],
  ['tuple', 'list'],
]);

function typeName(word: string): string {
  return otherTypes.get(word) ?? pythonTypes.get(word) ?? word;
}

/** `a string` is `str`; `a string or null` and longer phrases stay as they are. */
function arktypeName(phrase: string): string {
  const word = /^an? (\w+)$/.exec(phrase)?.[1];
  return word !== undefined && typeName(word) !== word ? typeName(word) : phrase;
}
