import type { Check } from './check.ts';
import { isMultiple } from './decimal.ts';
import { type Keyword, malformed, numberOperand } from './keyword.ts';

/** `minimum`, `maximum`, their exclusive forms and `multipleOf`; exact for integers of any size. NaN passes none. */
export const numberKeywords: ReadonlyMap<string, Keyword> = new Map(
  Object.entries<Keyword>({
    minimum: bound('at least', (value, limit) => value >= limit),
    maximum: bound('at most', (value, limit) => value <= limit),
    exclusiveMinimum: bound('more than', (value, limit) => value > limit),
    exclusiveMaximum: bound('less than', (value, limit) => value < limit),
    multipleOf: (operand, scope) => {
      const divisor = numberOperand(operand, scope);
      if (divisor <= 0) throw malformed(scope, 'a number above 0', operand);
      return numeric(`expected a multiple of ${divisor}`, (value) => isMultiple(value, divisor));
    },
  }),
);

function bound(words: string, holds: (value: number | bigint, limit: number) => boolean): Keyword {
  return (operand, scope) => {
    const limit = numberOperand(operand, scope);
    return numeric(`expected ${words} ${limit}`, (value) => holds(value, limit));
  };
}

function numeric(message: string, holds: (value: number | bigint) => boolean): Check {
  return (value, place, findings) => {
    const isNumber = typeof value === 'number' || typeof value === 'bigint';
    if (isNumber && !holds(value)) findings.fail(place, message);
  };
}
