import { canonicalText } from './canonical.ts';
import type { Check } from './check.ts';
import { type Keyword, malformed, type Scope } from './keyword.ts';
import type { Json } from './plain.ts';
import { choicesText, literalText, pythonTypes, typesText } from './wording.ts';

/** `type`, `enum`, `const`: what a value is. Tested before the keywords that assume it. */
export const typeKeywords: ReadonlyMap<string, Keyword> = new Map(
  Object.entries<Keyword>({
    type: (operand, scope) => {
      const names = typeNames(operand, scope);
      const expected = `expected ${typesText(operand)}`;
      return (value, place, findings) => {
        if (!names.some((name) => typeTests[name](value))) findings.fail(place, expected);
      };
    },
    enum: (operand, scope) => {
      if (!Array.isArray(operand)) throw malformed(scope, 'a list of values', operand);
      return oneOf(operand, `expected ${choicesText(operand)}`);
    },
    const: (operand) => oneOf([operand], `expected ${literalText(operand)}`),
  }),
);

type TypeName = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'array' | 'object';

/**
 * An integer is a bigint of any size or a number that is exact; a number is any number at all, NaN and the
 * infinities included, as floats of the program may be.
 */
const typeTests: Readonly<Record<TypeName, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => typeof value === 'bigint' || Number.isSafeInteger(value),
  number: (value) => typeof value === 'number' || typeof value === 'bigint',
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

function typeNames(operand: Json, scope: Scope): readonly TypeName[] {
  const names: readonly Json[] = Array.isArray(operand) ? operand : [operand];
  if (names.length > 0 && names.every(isTypeName)) return names;
  throw malformed(scope, `one of ${[...pythonTypes.keys()].join(', ')}, or a list of them`, operand);
}

function isTypeName(name: Json): name is TypeName {
  return typeof name === 'string' && pythonTypes.has(name);
}

function oneOf(choices: readonly Json[], message: string): Check {
  const texts = new Set(choices.map(canonicalText));
  return (value, place, findings) => {
    if (!texts.has(canonicalText(value))) findings.fail(place, message, true);
  };
}
