import { describe, expect, test } from 'vitest';
import { scriptedModel } from '../model/index.ts';
import { subprocess } from '../sandbox/subprocess/index.ts';
import { sdk } from './agent.cases.ts';
import { createAgent } from './index.ts';

const good = { model: scriptedModel([]), sdk, sandbox: subprocess };

const wrong: readonly (readonly [string, unknown, string])[] = [
  ['model', 'gpt', 'Expected `model` to be a language model of the AI SDK, such as'],
  ['model', undefined, 'Expected `model` to be a language model of the AI SDK, got undefined.'],
  ['sdk', {}, 'Expected `sdk` to be made by `defineSdk`, got an object.'],
  [
    'sandbox',
    'wasm',
    'Expected `sandbox` to be a sandbox, or a function that makes one, got "wasm" (string).',
  ],
  ['sandbox', undefined, 'Expected `sandbox` to be a sandbox, or a function that makes one, got undefined.'],
  ['instructions', 5, 'Expected `instructions` to be a string, got 5 (number).'],
  ['mode', 'tools', 'Expected `mode` to be "code" or "direct", got "tools" (string).'],
  ['maxSteps', 0, 'Expected `maxSteps` to be a positive integer, got 0 (number).'],
  ['limits', { timeMs: '5s' }, 'Expected `limits.timeMs` to be a positive integer, got "5s" (string).'],
  ['approve', true, 'Expected `approve` to be a function, got true (boolean).'],
  [
    'importPolicy',
    { allow: [1] },
    'Expected `importPolicy` to be "all" or { allow: string[] }, got an object.',
  ],
  ['budgets', 5, 'Expected `budgets` to be an object, got 5 (number).'],
  ['budgets', { tokens: -1 }, 'Expected `budgets.tokens` to be a positive integer, got -1 (number).'],
  [
    'budgets',
    { timeMs: 2 ** 31 },
    'Expected `budgets.timeMs` to be milliseconds, 1 to 2147483647, got 2147483648 (number).',
  ],
  [
    'budgets',
    { cost: 1 },
    'Expected `budgets.cost` to stand beside `budgets.prices`, got none: without them no cost is known.',
  ],
  [
    'budgets',
    { prices: { input: 1 } },
    'Expected `budgets.prices.output` to be a number from 0, got undefined.',
  ],
  [
    'budgets',
    { observationCharacters: 10 },
    'Expected `budgets.observationCharacters` to be an integer from 1000, got 10 (number).',
  ],
  [
    'budgets',
    { money: 1 },
    'Expected options with known names, got `budgets.money`; known are tokens, cost, timeMs, prices, observationCharacters.',
  ],
  ['checker', true, 'Expected `checker` to be a checker or false, got true (boolean).'],
  ['secrets', 'key', 'Expected `secrets` to be a list of strings, got "key" (string).'],
  ['store', {}, 'Expected `store` to be made by `openStore`, got an object.'],
  ['onEvent', 5, 'Expected `onEvent` to be a function, got 5 (number).'],
  ['tools', [], 'Expected options with known names, got `tools`; known are model, sdk, sandbox,'],
  ['sandbx', [], 'Expected options with known names, got `sandbx`; did you mean `sandbox`?'],
];

test.each(wrong)('createAgent refuses the %s %o', (name, given, message) => {
  expect(() => createAgent({ ...good, [name]: given })).toThrow(message);
});

test('createAgent refuses what are no options', () => {
  expect(() => createAgent(null as never)).toThrow(
    'Expected the options of `createAgent` to be an object, got null.',
  );
});

describe('a run', () => {
  const agent = createAgent(good);
  const user = { role: 'user', content: 'x' };
  const task = 'Expected the task to be a text, or messages of which the last is one of role "user", got';

  test.each<[unknown, string]>([
    ['', `${task} "" (string).`],
    [5, `${task} 5 (number).`],
    [[], `${task} an array.`],
    [[{ role: 'assistant', content: 'x' }], `${task} an array.`],
    [['x'], `${task} an array.`],
    [
      [{ role: 'user', content: [{ type: 'text', text: 'x' }] }],
      'Expected `task[0].content` to be a string, got an array.',
    ],
    [
      [{ role: 'bot', content: 'x' }, user],
      'Expected `task[0].role` to be "system", "user", "assistant" or "tool", got "bot" (string).',
    ],
    [[user, { role: 'tool' }, user], 'Expected `task[1].results` to be an array, got undefined.'],
  ])('refuses the task %j', async (given, message) => {
    await expect(agent.run(given as string)).rejects.toThrow(message);
  });

  test.each<[object, string]>([
    [{ schema: {} }, 'Expected `schema` to be a Standard Schema, got an object.'],
    [{ signal: {} }, 'Expected `signal` to be an AbortSignal, got an object.'],
    [{ subject: 5 }, 'Expected `subject` to be a string, got 5 (number).'],
    [{ files: 'a' }, 'Expected `files` to be files by path, or a list of files, got "a" (string).'],
    [{ onEvent: 'log' }, 'Expected `onEvent` to be a function, got "log" (string).'],
    [
      { maxSteps: 5 },
      'Expected options with known names, got `maxSteps`; known are schema, signal, subject, files, context, onEvent.',
    ],
  ])('refuses the options %j', async (options, message) => {
    await expect(agent.run('Task.', options)).rejects.toThrow(message);
  });
});
