import type { Check, Findings, Place } from './check.ts';
import { type Keyword, type Scope, schemasOperand } from './keyword.ts';
import type { Json } from './plain.ts';
import { expectationOf } from './wording.ts';

/** `allOf`, `anyOf`, `oneOf`, `not`, and `if` with `then` and `else`. */
export const unionKeywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['allOf', allOf],
  ['anyOf', anyOf],
  ['oneOf', oneOf],
  ['not', not],
  ['if', condition],
  ['then', readByIf],
  ['else', readByIf],
]);

function allOf(operand: Json, scope: Scope): Check {
  const checks = schemasOperand(operand, scope);
  return (value, place, findings) => {
    for (const check of checks) check(value, place, findings);
  };
}

function anyOf(operand: Json, scope: Scope): Check {
  const branches = schemasOperand(operand, scope);
  const expected = expectationOf({ anyOf: operand });
  return (value, place, findings) => {
    const failed: Findings[] = [];
    for (const branch of branches) {
      const found = findings.apart(branch, value, place);
      if (found.failures === 0) {
        findings.include(found);
        return;
      }
      failed.push(found);
    }
    failAll({ failed, expected, place, value }, findings);
  };
}

function oneOf(operand: Json, scope: Scope): Check {
  const branches = schemasOperand(operand, scope);
  const expected = expectationOf({ oneOf: operand });
  return (value, place, findings) => {
    const found = branches.map((branch) => findings.apart(branch, value, place));
    const [passed, ...more] = found.filter(({ failures }) => failures === 0);
    if (passed === undefined) failAll({ failed: found, expected, place, value }, findings);
    else if (more.length === 0) findings.include(passed);
    else findings.fail(place, `expected to match one form only, not ${more.length + 1} of ${found.length}`);
  };
}

function not(operand: Json, scope: Scope): Check {
  const check = scope.inner(operand);
  return (value, place, findings) => {
    const refused = findings.apart(check, value, place).failures === 0;
    if (refused) findings.fail(place, `expected anything but ${expectationOf(operand)}`);
  };
}

function condition(operand: Json, scope: Scope): Check {
  const holds = scope.inner(operand);
  const [onTrue, onFalse] = [scope.beside('then'), scope.beside('else')];
  return (value, place, findings) => {
    const found = findings.apart(holds, value, place);
    if (found.failures === 0) findings.include(found);
    (found.failures === 0 ? onTrue : onFalse)?.(value, place, findings);
  };
}

/** Without an `if` the two say nothing, yet they must be schemas. */
function readByIf(operand: Json, scope: Scope): null {
  scope.inner(operand);
  return null;
}

interface FailedUnion {
  readonly failed: readonly Findings[];
  readonly expected: string;
  readonly place: Place;
  readonly value: unknown;
}

/** Says what is wrong with the one branch that was meant, if one stands out; else what the branches are. */
function failAll({ failed, expected, place, value }: FailedUnion, findings: Findings): void {
  const depth = depthOf(place);
  const meant = failed.filter(({ issues }) =>
    issues.every((issue) => !issue.tag && issue.path.length > depth),
  );
  const [only] = meant;
  if (only !== undefined && meant.length === 1) findings.include(only);
  else if (meant.length > 1 || isContainer(value, failed, depth)) {
    findings.fail(place, `expected one of ${failed.length} forms, matches none`);
  } else findings.fail(place, `expected ${expected}`);
}

function depthOf(place: Place): number {
  let depth = 0;
  for (let at = place; at !== null; at = at.outer) depth += 1;
  return depth;
}

/** A dict where dicts are allowed: naming the types would say "expected dict, got dict". */
function isContainer(value: unknown, failed: readonly Findings[], depth: number): boolean {
  const inside = failed.some(({ issues }) => issues.some((issue) => issue.path.length > depth));
  return typeof value === 'object' && value !== null && inside;
}
