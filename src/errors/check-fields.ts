import { gotText } from './got-text.ts';
import { nearestName } from './nearest-name.ts';
import { PungiError } from './pungi-error.ts';

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

/** How fields are checked. */
export interface FieldChecks {
  /** Makes what is thrown. @default `INVALID_OPTION` */
  readonly refuse?: (message: string) => Error;
  /** Whether a name without a rule passes: for options that hold more than ours. @default false */
  readonly passesUnknown?: boolean;
}

/** Throws on a name without a rule and on a value that breaks its rule, nested ones included. */
export function checkFields(given: object, rules: Rules, checks: FieldChecks = {}): void {
  const { refuse = invalidOption, passesUnknown = false } = checks;
  checkLevel(given, rules, { refuse, passesUnknown, prefix: '' });
}

/** What is thrown for an option that cannot be taken. */
export function invalidOption(message: string): PungiError {
  return new PungiError(message, { code: 'INVALID_OPTION' });
}

/** The checks, and the path of the object that is looked at. */
interface Level extends Required<FieldChecks> {
  readonly prefix: string;
}

function checkLevel(given: object, rules: Rules, level: Level): void {
  const unknown = level.passesUnknown ? undefined : Object.keys(given).find((name) => !rules.has(name));
  if (unknown !== undefined) throw level.refuse(unknownName(unknown, [...rules.keys()], level.prefix));
  for (const [name, rule] of rules) {
    checkField(Reflect.get(given, name), rule, { ...level, prefix: `${level.prefix}${name}` });
  }
}

function checkField(value: unknown, rule: Rule, level: Level): void {
  const { refuse, prefix } = level;
  if (value === undefined && rule.optional) return;
  if (!rule.test(value)) {
    throw refuse(`Expected \`${prefix}\` to be ${rule.expected}, got ${gotText(value)}.`);
  }
  if (rule.items !== undefined && Array.isArray(value)) checkItems(value, rule.items, level);
  if (rule.fields !== undefined && typeof value === 'object' && value !== null) {
    checkLevel(value, rule.fields, { ...level, prefix: `${prefix}.` });
  }
}

function checkItems(items: readonly unknown[], rule: Rule, level: Level): void {
  for (const [index, item] of items.entries()) {
    checkField(item, rule, { ...level, prefix: `${level.prefix}[${index}]` });
  }
}

/** What is said of a name that no option has: the nearest one, or all there are. `prefix` is the path before it. */
export function unknownName(name: string, known: readonly string[], prefix: string): string {
  const nearest = nearestName(name, known);
  const fix = nearest === null ? `known are ${known.join(', ')}.` : `did you mean \`${prefix}${nearest}\`?`;
  return `Expected options with known names, got \`${prefix}${name}\`; ${fix}`;
}
