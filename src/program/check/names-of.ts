import type { Effect, ManifestFunction } from '../../value/index.ts';
import { wordsOf } from './words-of.ts';

/** A function that a program names, with what it does to the world. */
export interface NamedFunction {
  readonly name: string;
  readonly effect: Effect;
}

/** What looks a function up by a string. */
const lookups: readonly string[] = [
  ...['getattr', 'eval', 'exec', '__dict__', '__getattr__', '__getattribute__', 'vars', 'globals'],
  ...['attrgetter', 'methodcaller'],
];

/**
 * The functions that a program names, sorted by name: for people who read what it may do before it runs. Rather one
 * too many than one too few: a name counts wherever it stands in code, and in strings as soon as the program looks
 * anything up by a string. A program that hides a name on purpose is stopped by the desk, not here.
 */
export function namesOf(source: string, functions: readonly ManifestFunction[]): readonly NamedFunction[] {
  const inCode = wordsOf(source);
  const words = lookups.some((name) => inCode.has(name))
    ? wordsOf(source, (kind) => kind !== 'comment')
    : inCode;
  return functions
    .filter(({ name }) => words.has(name))
    .map(({ name, effect }) => ({ name, effect }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
