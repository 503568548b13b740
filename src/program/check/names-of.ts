import type { Effect, ManifestFunction } from '../../value/index.ts';
import { piecesOf } from '../python/pieces.ts';

/** A function that a program names, with what it does to the world. */
export interface NamedFunction {
  readonly name: string;
  readonly effect: Effect;
}

/** What looks a function up by a string. */
const lookup =
  /\b(?:getattr|eval|exec|__dict__|__getattr__|__getattribute__|vars|globals|attrgetter|methodcaller)\b/;

/**
 * The functions that a program names, sorted by name: for people who read what it may do before it runs. Rather one
 * too many than one too few: a name counts wherever it stands in code, and in strings as soon as the program looks
 * anything up by a string. A program that hides a name on purpose is stopped by the desk, not here.
 */
export function namesOf(source: string, functions: readonly ManifestFunction[]): readonly NamedFunction[] {
  const code = textOf(source, (kind) => kind === 'code' || kind === 'formatted');
  const text = lookup.test(code) ? textOf(source, (kind) => kind !== 'comment') : code;
  const words = new Set(text.normalize('NFKC').match(/[\p{XID_Start}_][\p{XID_Continue}]*/gu));
  return functions
    .filter(({ name }) => words.has(name))
    .map(({ name, effect }) => ({ name, effect }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function textOf(source: string, isWanted: (kind: string) => boolean): string {
  const pieces = [...piecesOf(source)].filter(({ kind }) => isWanted(kind));
  return pieces.map(({ start, end }) => source.slice(start, end)).join(' ');
}
