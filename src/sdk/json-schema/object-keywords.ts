import { nearestName } from '../../errors/index.ts';
import { type Check, type Findings, messageText, type Place } from './check.ts';
import { countOperand, entriesOperand, type Keyword, namesOperand, type Scope } from './keyword.ts';
import { isJsonObject, type Json } from './plain.ts';
import { dict, type Members, propertiesKeyword } from './properties.ts';
import { regularExpression } from './regular-expression.ts';
import { anyValue, expectationOf } from './wording.ts';

/** `properties`, `required`, what else may stand in a dict, and how much. */
export const objectKeywords: ReadonlyMap<string, Keyword> = new Map(
  Object.entries<Keyword>({
    required: (operand, scope) => {
      const properties = propertiesOf(scope);
      const expectations = namesOperand(operand, scope).map(
        (name) => [name, missingText(properties.get(name) ?? true)] as const,
      );
      return dict((members, place, findings) => {
        for (const [name, message] of expectations) {
          if (!Object.hasOwn(members, name)) findings.fail({ outer: place, key: name }, message);
        }
      });
    },
    properties: propertiesKeyword,
    patternProperties: (operand, scope) => {
      const rules = patternRules(operand, scope);
      return dict((members, place, findings) => {
        for (const [name, member] of Object.entries(members)) {
          for (const { pattern, check } of rules) {
            if (pattern.test(name)) check(member, { outer: place, key: name }, findings);
          }
        }
      });
    },
    additionalProperties: (operand, scope) => {
      const known = propertiesOf(scope);
      const patterns = patternsOf(scope);
      const check = operand === false ? unknownName([...known.keys()]) : scope.inner(operand);
      return dict((members, place, findings) => {
        for (const [name, member] of Object.entries(members)) {
          if (known.has(name) || patterns.some((pattern) => pattern.test(name))) continue;
          check(member, { outer: place, key: name }, findings);
        }
      });
    },
    propertyNames: (operand, scope) => {
      const check = scope.inner(operand);
      return dict((members, place, findings) => {
        for (const name of Object.keys(members)) {
          const [issue] = findings.apart(check, name, null).issues;
          if (issue === undefined) continue;
          const { message } = issue;
          findings.fail({ outer: place, key: name }, () => `as a key: ${messageText(message)}`);
        }
      });
    },
    minProperties: (operand, scope) => {
      const least = countOperand(operand, scope);
      return dict((members, place, findings) => {
        if (Object.keys(members).length < least) findings.fail(place, `expected at least ${counted(least)}`);
      });
    },
    maxProperties: (operand, scope) => {
      const most = countOperand(operand, scope);
      return dict((members, place, findings) => {
        if (Object.keys(members).length > most) findings.fail(place, `expected at most ${counted(most)}`);
      });
    },
    dependentRequired: (operand, scope) => {
      const rules = entriesOperand(operand, scope).map(
        ([name, needed]) =>
          [name, namesOperand(needed, { ...scope, steps: [...scope.steps, name] })] as const,
      );
      return dict((members, place, findings) => {
        for (const [name, needed] of rules) {
          if (Object.hasOwn(members, name)) requireBeside(name, needed, { members, place, findings });
        }
      });
    },
    dependentSchemas: (operand, scope) => {
      const rules = entriesOperand(operand, scope).map(
        ([name, schema]) => [name, scope.inner(schema, name)] as const,
      );
      return dict((members, place, findings) => {
        for (const [name, check] of rules) {
          if (Object.hasOwn(members, name)) check(members, place, findings);
        }
      });
    },
  }),
);

function missingText(schema: Json): string {
  const expectation = expectationOf(schema);
  return expectation === anyValue ? 'missing' : `missing; expected ${expectation}`;
}

function propertiesOf({ schema }: Scope): ReadonlyMap<string, Json> {
  const { properties } = schema;
  return new Map(isJsonObject(properties) ? Object.entries(properties) : []);
}

interface PatternRule {
  readonly pattern: RegExp;
  readonly check: Check;
}

function patternRules(operand: Json, scope: Scope): readonly PatternRule[] {
  return entriesOperand(operand, scope).map(([source, schema]) => ({
    pattern: regularExpression(source, scope),
    check: scope.inner(schema, source),
  }));
}

function patternsOf(scope: Scope): readonly RegExp[] {
  const { patternProperties } = scope.schema;
  if (!isJsonObject(patternProperties)) return [];
  return Object.keys(patternProperties).map((source) => regularExpression(source, scope));
}

function unknownName(known: readonly string[]): Check {
  const shown = known.length > 0 && known.length <= 8 ? `; known: ${known.join(', ')}` : '';
  return (_value, place, findings) => {
    findings.fail(place, () => {
      const nearest = nearestName(String(place?.key), known);
      return `unknown key${nearest === null ? shown : `; did you mean \`${nearest}\`?`}`;
    });
  };
}

function requireBeside(
  name: string,
  needed: readonly string[],
  at: { members: Members; place: Place; findings: Findings },
): void {
  for (const other of needed) {
    if (Object.hasOwn(at.members, other)) continue;
    at.findings.fail({ outer: at.place, key: other }, `missing; needed beside ${JSON.stringify(name)}`);
  }
}

function counted(count: number): string {
  return count === 1 ? '1 key' : `${count} keys`;
}
