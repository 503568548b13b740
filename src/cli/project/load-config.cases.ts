/** A config that is wrong, and what is said of it. */
export interface WrongConfig {
  readonly title: string;
  readonly source: string;
  readonly message: string;
}

const named = (title: string, fields: string, message: string): WrongConfig => ({
  title,
  source: `export default { ${fields} };`,
  message: `pungi.config.ts: ${message}`,
});

export const wrongConfigs: readonly WrongConfig[] = [
  {
    title: 'no default export',
    source: 'export const config = {};',
    message:
      'Expected pungi.config.ts to export its config by default, got no default export. Write: export default defineConfig({ … })',
  },
  {
    title: 'a config that throws',
    source: '\n\nthrow new Error("No database.");',
    message: 'Cannot load "pungi.config.ts" (line 3): No database.',
  },
  {
    title: 'a config that throws what is no error',
    source: 'throw "no";',
    message: 'Cannot load "pungi.config.ts": no',
  },
  {
    title: 'a package that is not there',
    source: 'import "not-there-at-all";',
    message: "Cannot find package 'not-there-at-all'",
  },
  {
    title: 'a function in place of an object',
    source: 'export default () => ({});',
    message: 'pungi.config.ts: Expected the default export to be an object, got a function.',
  },
  named(
    'a typo in a key',
    'sandbx: "wasm"',
    'Expected options with known names, got `sandbx`; did you mean `sandbox`?',
  ),
  named(
    'a key that nothing is near to',
    'approve: () => {}',
    'Expected options with known names, got `approve`; known are sdk, model, sandbox, instructions, mode, maxSteps, limits, importPolicy, budgets, secrets.',
  ),
  named('an SDK that is none', 'sdk: {}', 'Expected `sdk` to be made by `defineSdk`, got an object.'),
  named(
    'a model without its provider',
    'model: "gpt"',
    'Expected `model` to be "provider/name", or a language model of the AI SDK, got "gpt" (string).',
  ),
  named('a typo in a sandbox', 'sandbox: "wsam"', 'Expected `sandbox` to be subprocess'),
  named(
    'a sandbox of a later version',
    'sandbox: "e2b"',
    'The sandbox e2b is not built in this version; there is subprocess',
  ),
  {
    title: 'a sandbox that is none',
    source: 'export default { sandbox: 5 };',
    message: 'a sandbox, or a function that makes one, got 5 (number).',
  },
  named(
    'steps as a text',
    'maxSteps: "5"',
    'Expected `maxSteps` to be a positive integer, got "5" (string).',
  ),
  named('another mode', 'mode: "tools"', 'Expected `mode` to be "code" or "direct", got "tools" (string).'),
  named(
    'a limit with a unit',
    'limits: { timeMs: "5s" }',
    'Expected `limits.timeMs` to be a positive integer, got "5s" (string).',
  ),
  named(
    'a typo in a limit',
    'limits: { timMs: 5 }',
    'Expected options with known names, got `limits.timMs`; did you mean `limits.timeMs`?',
  ),
  named(
    'a typo in a budget',
    'budgets: { token: 5 }',
    'Expected options with known names, got `budgets.token`; did you mean `budgets.tokens`?',
  ),
  named(
    'a cost without prices',
    'budgets: { cost: 5 }',
    'Expected `budgets.cost` to stand beside `budgets.prices`, got none: without them no cost is known.',
  ),
  named(
    'an import policy that is none',
    'importPolicy: ["json"]',
    'Expected `importPolicy` to be "all" or { allow: string[] }, got an array.',
  ),
];
