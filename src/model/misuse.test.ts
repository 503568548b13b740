import { describe, expect, test } from 'vitest';
import { askModel, type LanguageModel, scriptedModel } from './index.ts';

const messages = [{ role: 'user', content: 'Hi' }] as const;
const model = scriptedModel(['Hello.']);

describe('misuse', () => {
  test.for([
    [{ messages: [] }, 'Expected `messages` to be a list of at least one message, got an array.'],
    [{ retries: -1 }, 'Expected `retries` to be an integer of 0 or more, got -1 (number).'],
    [{ stallMs: 0 }, 'Expected `stallMs` to be a positive number of milliseconds, got 0 (number).'],
    [{ maxOutputTokens: 1.5 }, 'Expected `maxOutputTokens` to be a positive integer, got 1.5 (number).'],
  ] as const)('%o is refused', async ([options, message]) => {
    await expect(askModel(model, { messages, ...options })).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      message,
    });
  });

  test.for([
    ['gpt-5', '"gpt-5" (string)'],
    [undefined, 'undefined'],
    [{ doGenerate: () => {} }, 'an object'],
  ])('%o is no model', async ([given, got]) => {
    await expect(askModel(given as unknown as LanguageModel, { messages })).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      message: `Expected \`model\` to be a language model of the AI SDK, such as anthropic('claude-sonnet-4-5') of @ai-sdk/anthropic, got ${got}.`,
    });
  });

  test('a model of an older version is refused with what to do', async () => {
    const old = { ...model, specificationVersion: 'v2' } as unknown as LanguageModel;

    await expect(askModel(old, { messages })).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      message:
        'Expected `model.specificationVersion` to be "v3" or "v4" (AI SDK 6 or 7), got "v2" (string). Update the package of its provider.',
    });
  });
});
