import { canonicalText } from './canonical.ts';
import type { Check, Findings, Place } from './check.ts';
import { countOperand, type Keyword, malformed, type Scope, schemasOperand } from './keyword.ts';
import type { Json } from './plain.ts';

/** `items`, `prefixItems`, `contains`, `uniqueItems` and the counts of a list. */
export const arrayKeywords: ReadonlyMap<string, Keyword> = new Map(
  Object.entries<Keyword>({
    prefixItems: (operand, scope) => {
      const checks = schemasOperand(operand, scope);
      return list((items, place, findings) => {
        for (const [index, check] of checks.entries()) {
          if (index < items.length) check(items[index], { outer: place, key: index }, findings);
        }
      });
    },
    items: (operand, scope) => {
      const check = scope.inner(operand);
      const prefix = scope.schema['prefixItems'];
      const first = Array.isArray(prefix) ? prefix.length : 0;
      return list((items, place, findings) => {
        for (let index = first; index < items.length; index += 1) {
          check(items[index], { outer: place, key: index }, findings);
        }
      });
    },
    minItems: (operand, scope) => {
      const least = countOperand(operand, scope);
      return list((items, place, findings) => {
        if (items.length < least) findings.fail(place, `expected at least ${counted(least)}`);
      });
    },
    maxItems: (operand, scope) => {
      const most = countOperand(operand, scope);
      return list((items, place, findings) => {
        if (items.length > most) findings.fail(place, `expected at most ${counted(most)}`);
      });
    },
    uniqueItems: (operand, scope) => {
      if (typeof operand !== 'boolean') throw malformed(scope, 'true or false', operand);
      return operand ? list(distinct) : null;
    },
    contains: (operand, scope) => {
      const check = scope.inner(operand);
      const { minContains = 1, maxContains = Infinity } = scope.schema;
      const [least, most] = [Number(minContains), Number(maxContains)];
      return list((items, place, findings) => {
        const passes = items.filter((item) => findings.apart(check, item, null).failures === 0).length;
        if (passes < least) findings.fail(place, `expected at least ${counted(least)} of a certain form`);
        if (passes > most) findings.fail(place, `expected at most ${counted(most)} of a certain form`);
      });
    },
    minContains: countedByContains,
    maxContains: countedByContains,
  }),
);

function list(check: (items: readonly unknown[], place: Place, findings: Findings) => void): Check {
  return (value, place, findings) => {
    if (Array.isArray(value)) check(value, place, findings);
  };
}

function distinct(items: readonly unknown[], place: Place, findings: Findings): void {
  const firsts = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const text = canonicalText(item);
    const first = firsts.get(text);
    if (first === undefined) firsts.set(text, index);
    else
      findings.fail({ outer: place, key: index }, `expected items without repeats; item ${first} is equal`);
  }
}

/** Read by `contains`; without it these two say nothing. */
function countedByContains(operand: Json, scope: Scope): null {
  countOperand(operand, scope);
  return null;
}

function counted(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}
