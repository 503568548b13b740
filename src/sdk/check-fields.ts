import { gotText } from '../errors/index.ts';
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
  /** The rule of each of its items, where it is an array; holes are items, too. */
  readonly items?: Rule;
}

/** Rules by name, in the order in which they are tested. */
export type Rules = ReadonlyMap<string, Rule>;

type Refuse = (message: string) => Error;

/** How a field is refused, and the path of the object that it stands in. */
interface Refusing {
  readonly refuse: Refuse;
  readonly prefix: string;
}

/**
 * Throws on a name without a rule and on a value that breaks its rule, nested ones included. What it throws is
 * made by `refuse`: by default `INVALID_DEFINITION`.
 */
export function checkFields(given: object, rules: Rules, refuse: Refuse = invalidDefinition): void {
  checkLevel(given, rules, { refuse, prefix: '' });
}

function checkLevel(given: object, rules: Rules, refusing: Refusing): void {
  const unknown = Object.keys(given).find((name) => !rules.has(name));
  if (unknown !== undefined) throw unknownName(unknown, [...rules.keys()], refusing);
  for (const [name, rule] of rules) {
    const prefix = `${refusing.prefix}${name}`;
    checkField(Reflect.get(given, name), rule, { ...refusing, prefix });
  }
}

function checkField(value: unknown, rule: Rule, { refuse, prefix }: Refusing): void {
  if (value === undefined && rule.optional) return;
  if (!rule.test(value)) {
    throw refuse(`Expected \`${prefix}\` to be ${rule.expected}, got ${gotText(value)}.`);
  }
  if (rule.items !== undefined && Array.isArray(value)) checkItems(value, rule.items, { refuse, prefix });
  if (rule.fields !== undefined && typeof value === 'object' && value !== null) {
    checkLevel(value, rule.fields, { refuse, prefix: `${prefix}.` });
  }
}

function checkItems(items: readonly unknown[], rule: Rule, { refuse, prefix }: Refusing): void {
  for (const [index, item] of items.entries()) {
    checkField(item, rule, { refuse, prefix: `${prefix}[${index}]` });
  }
}

function unknownName(name: string, known: readonly string[], { refuse, prefix }: Refusing): Error {
  const nearest = nearestName(name, known);
  const fix = nearest === null ? `known are ${known.join(', ')}.` : `did you mean \`${prefix}${nearest}\`?`;
  return refuse(`Expected options with known names, got \`${prefix}${name}\`; ${fix}`);
}
