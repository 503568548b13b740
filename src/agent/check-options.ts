import { gotText, PungiError } from '../errors/index.ts';
import { checkModel } from '../model/index.ts';

/** What is expected of an option, and the test of it. */
interface Check {
  readonly expected: string;
  readonly test: (given: unknown) => boolean;
  readonly required?: true;
}

type Checks = { readonly [name: string]: Check };

const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null;
const has = (given: unknown, key: string): boolean => isObject(given) && key in given;
const isFunction = (given: unknown): boolean => typeof given === 'function';
const isText = (given: unknown): boolean => typeof given === 'string';
const isCount = (given: unknown): boolean => Number.isSafeInteger(given) && Number(given) > 0;
const isAmount = (given: unknown): boolean => typeof given === 'number' && given >= 0;
const callback: Check = { expected: 'a function', test: isFunction };
const count: Check = { expected: 'a positive integer', test: isCount };
const price: Check = { expected: 'a number from 0', test: isAmount };

const sandbox: Check = {
  expected: 'a sandbox, or a function that makes one',
  test: (given) => isFunction(given) || (has(given, 'run') && has(given, 'capabilities')),
};

/** Names of `runProgram`'s options stand here too where it is their caller who is told. */
const agentChecks: Checks = {
  model: { expected: 'a language model of the AI SDK', test: () => true, required: true },
  sdk: { expected: 'made by `defineSdk`', test: (given) => has(given, 'manifest'), required: true },
  sandbox: { ...sandbox, required: true },
  instructions: { expected: 'a string', test: isText },
  mode: { expected: '"code" or "direct"', test: (given) => given === 'code' || given === 'direct' },
  maxSteps: count,
  limits: { expected: 'an object', test: isObject },
  approve: callback,
  importPolicy: {
    expected: '"all" or { allow: string[] }',
    test: (given) =>
      given === 'all' || (has(given, 'allow') && isTexts(Reflect.get(given as object, 'allow'))),
  },
  budgets: { expected: 'an object', test: isObject },
  checker: { expected: 'a checker or false', test: (given) => given === false || has(given, 'check') },
  secrets: { expected: 'a list of strings', test: isTexts },
  store: { expected: 'made by `openStore`', test: (given) => has(given, 'newRun') },
  onEvent: callback,
};

/** Where nothing runs, nothing need be given to run it in. */
const directChecks: Checks = { ...agentChecks, sandbox };

const budgetChecks: Checks = {
  tokens: count,
  cost: price,
  timeMs: {
    expected: `milliseconds, 1 to ${2 ** 31 - 1}`,
    test: (given) => isCount(given) && Number(given) < 2 ** 31,
  },
  prices: { expected: 'an object', test: isObject },
  observationCharacters: {
    expected: 'an integer from 1000',
    test: (given) => isCount(given) && Number(given) >= 1_000,
  },
};

const priceChecks: Checks = {
  input: { ...price, required: true },
  output: { ...price, required: true },
  cachedInput: price,
  cacheWriteInput: price,
};

const runChecks: Checks = {
  schema: { expected: 'a Standard Schema', test: (given) => has(given, '~standard') || isFunction(given) },
  signal: { expected: 'an AbortSignal', test: (given) => given instanceof AbortSignal },
  subject: { expected: 'a string', test: isText },
  files: { expected: 'files by path, or a list of files', test: isObject },
  context: { expected: 'anything', test: () => true },
  onEvent: callback,
};

/** Checks the options of `createAgent`. Throws `INVALID_OPTION`. */
export function checkAgentOptions(options: unknown): void {
  const isDirect = isObject(options) && Reflect.get(options, 'mode') === 'direct';
  checkAll(options, isDirect ? directChecks : agentChecks, { of: 'createAgent', prefix: '' });
  const { model, budgets } = options as {
    readonly model: unknown;
    readonly budgets?: { readonly cost?: unknown };
  };
  checkModel(model);
  if (budgets === undefined) return;
  checkAll(budgets, budgetChecks, { of: 'createAgent', prefix: 'budgets.' });
  const prices: unknown = Reflect.get(budgets, 'prices');
  if (prices !== undefined) checkAll(prices, priceChecks, { of: 'createAgent', prefix: 'budgets.prices.' });
  else if (budgets.cost !== undefined)
    throw invalid(
      'Expected `budgets.cost` to stand beside `budgets.prices`, got none: without them no cost is known.',
    );
}

/** Checks the task and the options of one run. Throws `INVALID_OPTION`. */
export function checkRunOptions(task: unknown, options: unknown, mode: 'code' | 'direct'): void {
  if (isText(task) ? task === '' : !isConversation(task))
    throw invalid(
      `Expected the task to be a text, or messages of which the last is one of role "user", got ${gotText(task)}.`,
    );
  checkAll(options, runChecks, { of: 'run', prefix: '' });
  const files: unknown = isObject(options) ? Reflect.get(options, 'files') : undefined;
  if (mode === 'direct' && files !== undefined)
    throw invalid(
      `Expected no \`files\` in direct mode, where no program reads them, got ${gotText(files)}.`,
    );
}

function isConversation(task: unknown): boolean {
  if (!Array.isArray(task)) return false;
  const last: unknown = task.at(-1);
  return (
    task.every((message) => has(message, 'role')) && isObject(last) && Reflect.get(last, 'role') === 'user'
  );
}

function isTexts(given: unknown): boolean {
  return Array.isArray(given) && given.every(isText);
}

function checkAll(
  options: unknown,
  checks: Checks,
  where: { readonly of: string; readonly prefix: string },
): void {
  if (!isObject(options))
    throw invalid(`Expected the options of \`${where.of}\` to be an object, got ${gotText(options)}.`);
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(checks, name));
  if (unknown !== undefined)
    throw invalid(
      `Expected the options of \`${where.of}\` to have only ${Object.keys(checks)
        .map((name) => where.prefix + name)
        .join(', ')}; got \`${where.prefix}${unknown}\`.`,
    );
  for (const [name, { expected, test, required }] of Object.entries(checks)) {
    const given: unknown = Reflect.get(options, name);
    if (given === undefined ? required : !test(given))
      throw invalid(`Expected \`${where.prefix}${name}\` to be ${expected}, got ${gotText(given)}.`);
  }
}

function invalid(message: string): PungiError {
  return new PungiError(message, { code: 'INVALID_OPTION' });
}
