import { agentRules, checkBudgets } from '../../agent/index.ts';
import { checkFields, gotText, PungiError, type Rule, type Rules } from '../../errors/index.ts';
import { resolveLimits } from '../../value/index.ts';
import type { Config } from '../config/index.ts';
import { readSandboxName, sandboxNames } from '../sandbox-name.ts';
import { usageError } from '../usage-error.ts';

const asForAgents = ['instructions', 'mode', 'maxSteps', 'limits', 'importPolicy', 'budgets', 'secrets'];

const has = (given: unknown, key: string): boolean =>
  typeof given === 'object' && given !== null && key in given;

const rules: Rules = new Map<string, Rule>([
  ['sdk', { optional: true, expected: 'made by `defineSdk`', test: (given) => has(given, 'manifest') }],
  [
    'model',
    {
      optional: true,
      expected: '"provider/name", or a language model of the AI SDK',
      test: (given) => has(given, 'doStream') || (typeof given === 'string' && /^[^/]+\/./.test(given)),
    },
  ],
  [
    'sandbox',
    {
      optional: true,
      expected: `${sandboxNames.map((name) => `"${name}"`).join(', ')}, a sandbox, or a function that makes one`,
      test: (given) => ['string', 'function'].includes(typeof given) || has(given, 'capabilities'),
    },
  ],
  ...[...agentRules].filter(([name]) => asForAgents.includes(name)),
]);

/** What a config must be, or throws `INVALID_OPTION` that names the file and the key. */
export function checkConfig(file: string, given: unknown): Config {
  try {
    return check(given);
  } catch (error) {
    if (PungiError.isInstance(error)) throw usageError(`${file}: ${error.message}`, error);
    throw error;
  }
}

function check(given: unknown): Config {
  if (typeof given !== 'object' || given === null)
    throw usageError(`Expected the default export to be an object, got ${gotText(given)}.`);
  checkFields(given, rules);
  const config = given as Config;
  if (typeof config.sandbox === 'string') readSandboxName('sandbox', config.sandbox);
  checkBudgets(config.budgets);
  resolveLimits(config.limits);
  return config;
}
