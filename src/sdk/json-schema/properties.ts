import { PungiError } from '../../errors/index.ts';
import { pythonPath } from '../python-path.ts';
import { type Check, Findings, messageText, type Place } from './check.ts';
import { applyFills } from './fill.ts';
import { entriesOperand, type Keyword, type Scope } from './keyword.ts';
import { isJsonObject, type Json } from './plain.ts';
import { pointerText } from './pointer.ts';

/** The keys of a dict and what stands there. */
export interface Members {
  readonly [name: string]: unknown;
}

/** A check of dicts; other values pass it. */
export function dict(check: (members: Members, place: Place, findings: Findings) => void): Check {
  return (value, place, findings) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      check(value as Members, place, findings);
    }
  };
}

/** `properties`: checks what is there, and puts the `default` where nothing is. */
export const propertiesKeyword: Keyword = (operand, scope) => {
  const rules = entriesOperand(operand, scope).map(([name, schema]) => {
    const check = scope.inner(schema, name);
    return {
      name,
      check,
      standIn: standIn(schema, check, { ...scope, steps: [...scope.steps, name, 'default'] }),
    };
  });
  return dict((members, place, findings) => {
    for (const { name, check, standIn } of rules) {
      const at = { outer: place, key: name };
      if (Object.hasOwn(members, name)) check(members[name], at, findings);
      else if (standIn !== null) findings.fill(at, standIn);
    }
  });
};

/** The default of a property, itself completed by the defaults within it; null where it has none. */
function standIn(schema: Json, check: Check, scope: Scope): (() => unknown) | null {
  const declared = defaultOf(schema, scope);
  if (declared === undefined) return null;
  let completed: unknown = declared;
  scope.later(() => {
    completed = checkedDefault(declared, check, scope);
  });
  return () => completed;
}

function defaultOf(schema: Json, scope: Scope, depth = 0): Json | undefined {
  if (!isJsonObject(schema) || depth > 16) return undefined;
  const { default: declared, $ref } = schema;
  if (declared !== undefined || typeof $ref !== 'string') return declared;
  return defaultOf(scope.lookUp($ref), scope, depth + 1);
}

function checkedDefault(declared: Json, check: Check, scope: Scope): unknown {
  const findings = new Findings();
  check(declared, null, findings);
  const [issue] = findings.issues;
  if (issue === undefined) return applyFills(declared, findings.fills);
  throw new PungiError(
    `Expected \`${pointerText(scope.steps)}\` of a JSON Schema to pass its own schema: ${pythonPath(issue.path, 'it')}: ${messageText(issue.message)}.`,
    { code: 'INVALID_DEFINITION' },
  );
}
