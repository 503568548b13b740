import { builtinNames } from '../../sdk/index.ts';
import type { ManifestFunction } from '../../value/index.ts';
import type { Import, Outline } from './outline.ts';
import { finalAnswer } from './signature.ts';

/** What every `sdk` has beside its functions. */
const members: readonly string[] = [
  ...['map', 'aio', 'last_value', 'last_output', 'Record'],
  ...['SdkError', 'InvalidInput', 'Denied', 'RateLimited', 'CallTimeout', 'CallFailed', 'LimitReached'],
];

/** The functions of an SDK by name, `final_answer` among them. */
export type Functions = ReadonlyMap<string, ManifestFunction>;

/** The functions of a manifest, by name. */
export function functionsByName(functions: readonly ManifestFunction[]): Functions {
  return new Map([...functions, finalAnswer].map((each) => [each.name, each]));
}

/** Tells whether `sdk` has a member that is no function. */
export function isMember(name: string): boolean {
  return name.startsWith('_') || members.includes(name);
}

/** Every name that `sdk` answers to. */
export function namesOfSdk(functions: Functions): readonly string[] {
  return [...functions.keys(), ...members];
}

/** The names a program may use without having made them: `sdk`, and functions that hide no builtin. */
export function bareNames(functions: Functions): readonly string[] {
  return ['sdk', ...[...functions.keys()].filter((name) => !builtinNames.has(name))];
}

/**
 * What names mean in a program, as paths behind `sdk`: `sdk` is `[]`, `search` is `['search']`, and so are the names
 * it imports from there. A name that the program also gives another meaning is left out: which one holds is unknown.
 */
export function meaningOfNames(
  outline: Outline,
  functions: Functions,
): ReadonlyMap<string, readonly string[]> {
  const meanings = new Map<string, readonly string[]>();
  for (const name of bareNames(functions)) meanings.set(name, name === 'sdk' ? [] : [name]);
  for (const each of outline.imports) {
    if (isOfSdk(each)) meanings.set(each.local, pathOf(each));
  }
  for (const name of outline.bound) meanings.delete(name);
  return meanings;
}

/** Tells whether an import takes something from the SDK. */
export function isOfSdk({ module }: Pick<Import, 'module'>): boolean {
  return module === 'sdk' || module === 'sdk.aio';
}

function pathOf({ module, name, local }: Import): readonly string[] {
  const inner = module === 'sdk.aio' && !(name === null && local === 'sdk') ? ['aio'] : [];
  return name === null ? inner : [...inner, name];
}
