import { PungiError } from '../errors/index.ts';

/** What is expected of an option, and the test of it. */
interface Check {
  readonly expected: string;
  readonly test: (given: unknown) => boolean;
  readonly required?: true;
}

const isFunction = (given: unknown): boolean => typeof given === 'function';
const isText = (given: unknown): boolean => typeof given === 'string';
const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null;
const has = (given: unknown, key: string): boolean => isObject(given) && key in given;
const areTexts = (given: unknown): boolean => Array.isArray(given) && given.every(isText);
const callback: Check = { expected: 'a function', test: isFunction };
const texts: Check = { expected: 'a list of strings', test: areTexts };

/** An unknown name is let through: callers pass on options that hold more than ours. */
const checks: { readonly [name: string]: Check } = {
  sdk: { expected: 'made by `defineSdk`', test: (given) => has(given, 'manifest'), required: true },
  sandbox: {
    expected: 'a sandbox, or a function that makes one',
    test: (given) => isFunction(given) || (has(given, 'run') && has(given, 'capabilities')),
    required: true,
  },
  approve: callback,
  store: { expected: 'made by `openStore`', test: (given) => has(given, 'newRun') },
  subject: { expected: 'a string', test: isText },
  limits: { expected: 'an object', test: isObject },
  files: { expected: 'files by path, or a list of files', test: isObject },
  importPolicy: {
    expected: "'all' or { allow: string[] }",
    test: (given) => given === 'all' || (isObject(given) && 'allow' in given && areTexts(given.allow)),
  },
  signal: { expected: 'an AbortSignal', test: (given) => given instanceof AbortSignal },
  onText: callback,
  onCall: callback,
  onChecked: callback,
  generate: callback,
  schema: { expected: 'a Standard Schema', test: (given) => has(given, '~standard') || isFunction(given) },
  secrets: texts,
  checker: {
    expected: 'a checker or false',
    test: (given) => given === false || (isObject(given) && 'check' in given && isFunction(given.check)),
  },
  names: { expected: 'a list of names', test: (given) => isObject(given) && Symbol.iterator in given },
  carried: { expected: 'what an outcome carried, or null', test: (given) => given === null || isText(given) },
  last: { expected: 'an object or null', test: (given) => given === null || isObject(given) },
  needs: texts,
  seed: { expected: '32 hexadecimal digits', test: (given) => /^[0-9a-f]{32}$/.test(String(given)) },
  startedAt: { expected: 'milliseconds since the epoch', test: Number.isFinite },
};

/** Checks the source and the options of `runProgram`, or of what needs fewer of them. Throws `INVALID_OPTION`. */
export function checkOptions(source: unknown, options: unknown, unneeded: readonly string[] = []): void {
  if (!isText(source)) throw unexpected('source', 'Python as a string', source);
  if (!isObject(options)) throw unexpected('options', 'an object', options);
  for (const [name, { expected, test, required }] of Object.entries(checks)) {
    const given = (options as { readonly [name: string]: unknown })[name];
    if (given === undefined ? required && !unneeded.includes(name) : !test(given))
      throw unexpected(name, expected, given);
  }
}

function unexpected(name: string, expected: string, given: unknown): PungiError {
  return new PungiError(`Expected \`${name}\` to be ${expected}, got ${shown(given)}.`, {
    code: 'INVALID_OPTION',
  });
}

const shownLength = 60;

function shown(given: unknown): string {
  if (given === null || given === undefined) return String(given);
  if (typeof given === 'object') return Array.isArray(given) ? 'a list' : 'an object';
  if (typeof given === 'function') return 'a function';
  const text = typeof given === 'string' ? JSON.stringify(given) : String(given);
  return `${text.length > shownLength ? `${text.slice(0, shownLength)}…` : text} (${typeof given})`;
}
