import { checkFields, gotText, invalidOption, type Rule } from '../errors/index.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { isSandbox, programRules } from './option-rules.ts';

/** Checks the source and the options of `runProgram`, or of what needs fewer of them. Throws `INVALID_OPTION`. */
export function checkOptions(source: unknown, options: unknown, unneeded: readonly string[] = []): void {
  if (typeof source !== 'string') throw unexpected('source', 'Python as a string', source);
  if (typeof options !== 'object' || options === null) throw unexpected('options', 'an object', options);
  const rules = [...programRules].map(([name, rule]): [string, Rule] =>
    unneeded.includes(name) ? [name, { ...rule, optional: true }] : [name, rule],
  );
  // Callers pass on options that hold more than ours.
  checkFields(options, new Map(rules), { passesUnknown: true });
}

/** Gives what the factory of a sandbox made. Throws `INVALID_OPTION` where that is none. */
export function checkMade(made: unknown): Sandbox {
  if (isSandbox(made)) return made;
  throw unexpected('sandbox()', 'a sandbox', made);
}

function unexpected(name: string, expected: string, given: unknown): Error {
  return invalidOption(`Expected \`${name}\` to be ${expected}, got ${gotText(given)}.`);
}
