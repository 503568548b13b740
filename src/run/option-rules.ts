import type { Rule, Rules } from '../errors/index.ts';
import type { Sandbox } from '../sandbox/index.ts';
import type { Schema } from '../sdk/index.ts';
import type { BaseOptions } from './options.ts';

const isFunction = (given: unknown): boolean => typeof given === 'function';
const isText = (given: unknown): boolean => typeof given === 'string';
const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null;
const fieldOf = (given: unknown, key: string): unknown =>
  isObject(given) || typeof given === 'function' ? Reflect.get(given, key) : undefined;
const has = (given: unknown, key: string): boolean => fieldOf(given, key) !== undefined;
/** In a Map, say, no file would be found. */
const areByPath = (given: unknown): boolean => isObject(given) && !(Symbol.iterator in given);
const isFile = (given: unknown): boolean =>
  isText(fieldOf(given, 'path')) && has(given, 'size') && isFunction(fieldOf(given, 'bytes'));

/** Whether this is something that programs run in. */
export const isSandbox = (given: unknown): given is Sandbox =>
  isObject(given) && isFunction(fieldOf(given, 'run')) && has(given, 'capabilities');
const areTexts = (given: unknown): boolean => Array.isArray(given) && given.every(isText);

const optional = (expected: string, test: Rule['test']): Rule => ({ optional: true, expected, test });
const required = (expected: string, test: Rule['test']): Rule => ({ optional: false, expected, test });
const callback = optional('a function', isFunction);
const texts = optional('a list of strings', areTexts);

const rules: { readonly [Name in ProgramOption]: Rule } = {
  sdk: required('made by `defineSdk`', (given) => has(given, 'manifest') && has(given, 'mixedNumbers')),
  sandbox: required(
    'a sandbox, or a function that makes one',
    (given) => isFunction(given) || isSandbox(given),
  ),
  approve: callback,
  store: optional('made by `openStore`', (given) => has(given, 'newRun')),
  subject: optional('a string', isText),
  limits: optional('an object', isObject),
  files: optional('files by path, or a list of files', (given) =>
    Array.isArray(given) ? given.every(isFile) : areByPath(given),
  ),
  importPolicy: optional(
    '"all" or { allow: string[] }',
    (given) => given === 'all' || (isObject(given) && 'allow' in given && areTexts(given.allow)),
  ),
  signal: optional('an AbortSignal', (given) => given instanceof AbortSignal),
  onText: callback,
  onCall: callback,
  onChecked: callback,
  generate: callback,
  schema: optional('a Standard Schema', (given) => has(given, '~standard')),
  secrets: texts,
  checker: optional(
    'a checker or false',
    (given) => given === false || (isObject(given) && 'check' in given && isFunction(given.check)),
  ),
  names: optional('a list of names', (given) => isObject(given) && Symbol.iterator in given),
  carried: optional('what an outcome carried, or null', (given) => given === null || isText(given)),
  last: optional(
    '{ value, output: string } or null',
    (given) => given === null || (has(given, 'value') && isText(fieldOf(given, 'output'))),
  ),
  needs: texts,
  seed: optional(
    '32 hexadecimal digits',
    (given) => typeof given === 'string' && /^[0-9a-f]{32}$/.test(given),
  ),
  startedAt: optional('milliseconds since the epoch', Number.isFinite),
};

/** The name of an option of `runProgram`. */
type ProgramOption = keyof BaseOptions<unknown, Schema>;

/** What each option of `runProgram` must be. */
export const programRules: Rules = new Map(Object.entries(rules));

/** Those of them that others take and pass on, by their names. */
export function rulesOf(names: readonly ProgramOption[]): readonly (readonly [string, Rule])[] {
  return names.map((name) => [name, rules[name]]);
}
