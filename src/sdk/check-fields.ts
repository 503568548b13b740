import { gotText } from './got.ts';
import { invalidDefinition } from './invalid-definition.ts';
import { nearestName } from './nearest-name.ts';

/** What one field of an options object must be. */
export interface Rule {
  readonly optional: boolean;
  /** Follows "Expected `name` to be". */
  readonly expected: string;
  readonly test: (value: unknown) => boolean;
  /** Rules of its own fields, where it is an object. */
  readonly fields?: Rules;
}

/** Rules by name, in the order in which they are tested. */
export type Rules = ReadonlyMap<string, Rule>;

/** Throws `INVALID_DEFINITION` on a name without a rule and on a value that breaks its rule, nested ones included. */
export function checkFields(given: object, rules: Rules, prefix = ''): void {
  const unknown = Object.keys(given).find((name) => !rules.has(name));
  if (unknown !== undefined) throw unknownName(unknown, [...rules.keys()], prefix);
  for (const [name, rule] of rules) checkField(Reflect.get(given, name), rule, `${prefix}${name}`);
}

function checkField(value: unknown, rule: Rule, path: string): void {
  if (value === undefined && rule.optional) return;
  if (!rule.test(value)) {
    throw invalidDefinition(`Expected \`${path}\` to be ${rule.expected}, got ${gotText(value)}.`);
  }
  if (rule.fields !== undefined && typeof value === 'object' && value !== null) {
    checkFields(value, rule.fields, `${path}.`);
  }
}

function unknownName(name: string, known: readonly string[], prefix: string): Error {
  const nearest = nearestName(name, known);
  const fix = nearest === null ? `known are ${known.join(', ')}.` : `did you mean \`${prefix}${nearest}\`?`;
  return invalidDefinition(`Expected options with known names, got \`${prefix}${name}\`; ${fix}`);
}
