/** What to write instead of a schema that JSON Schema cannot express, found by the words of its library. */
export function plainAlternative(what: string): string {
  return alternatives.find(([words]) => words.test(what))?.[1] ?? fallback;
}

const fallback = '`fromJsonSchema({ … })` of the plain data that crosses';

const alternatives: readonly (readonly [RegExp, string])[] = [
  [/bigint/i, "`fromJsonSchema({ type: 'integer' })` in a plain JSON Schema (any size), or `z.int()`"],
  [/transform|morph/i, 'a schema of the result after it, `.pipe(z.string())`'],
  [/\bdate\b/i, "`z.iso.datetime()` or `'string.date.iso'`"],
  [/\bmap\b/i, "`z.record(z.string(), …)` or `'Record<string, …>'`"],
  [/\bset\b/i, "`z.array(…)` or `'…[]'`"],
  [/undefined|void/i, 'an optional key, or no `output` at all'],
  [/\bnan\b/i, "`fromJsonSchema({ type: 'number' })`, which takes NaN"],
  [/\bfile\b/i, '`z.base64()` of its bytes'],
  [/symbol/i, '`z.enum([…])` of texts'],
];
