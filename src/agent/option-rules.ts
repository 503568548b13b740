import type { Rule, Rules } from '../errors/index.ts';
import { rulesOf } from '../run/index.ts';

const isCount = (given: unknown): boolean => Number.isSafeInteger(given) && Number(given) > 0;
const optional = (expected: string, test: Rule['test']): Rule => ({ optional: true, expected, test });
const text = optional('a string', (given) => typeof given === 'string');
const object = optional('an object', (given) => typeof given === 'object' && given !== null);
const callback = optional('a function', (given) => typeof given === 'function');
const count = optional('a positive integer', isCount);
const price = optional('a number from 0', (given) => typeof given === 'number' && given >= 0);

const priceRules: { readonly [name: string]: Rule } = {
  input: { ...price, optional: false },
  output: { ...price, optional: false },
  cachedInput: price,
  cacheWriteInput: price,
};

const budgetRules: { readonly [name: string]: Rule } = {
  tokens: count,
  cost: price,
  timeMs: optional(`milliseconds, 1 to ${2 ** 31 - 1}`, (given) => isCount(given) && Number(given) < 2 ** 31),
  prices: { ...object, fields: new Map(Object.entries(priceRules)) },
  observationCharacters: optional(
    'an integer from 1000',
    (given) => isCount(given) && Number(given) >= 1_000,
  ),
};

/** What each option of `createAgent` must be. */
export const agentRules: Rules = new Map<string, Rule>([
  // What a model must have, the room says that asks it.
  [
    'model',
    {
      optional: false,
      expected: 'a language model of the AI SDK',
      test: (given) => given !== undefined,
    },
  ],
  ...rulesOf(['sdk', 'sandbox']),
  ['instructions', text],
  ['mode', optional('"code" or "direct"', (given) => given === 'code' || given === 'direct')],
  ['maxSteps', count],
  ...rulesOf(['limits', 'approve', 'importPolicy']),
  ['budgets', { ...object, fields: new Map(Object.entries(budgetRules)) }],
  ...rulesOf(['checker', 'secrets', 'store']),
  ['onEvent', callback],
]);

/** What each option of a run must be. */
export const runRules: Rules = new Map<string, Rule>([
  ...rulesOf(['schema', 'signal', 'subject', 'files']),
  ['context', optional('anything', () => true)],
  ['onEvent', callback],
]);
