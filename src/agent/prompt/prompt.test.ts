import { expect, test } from 'vitest';
import { standardFunctions } from '../../../test/fixtures/standard-functions.ts';
import { createStandardSdk } from '../../standard/index.ts';
import { defaultImports } from '../../value/index.ts';
import { promptOf } from './prompt.ts';

const parts = {
  sdk: standardFunctions,
  importPolicy: { allow: ['json', 'math'] },
  instructions: '',
  answer: null,
} as const;
const record = {
  type: 'object',
  title: 'Total',
  properties: { total: { type: 'integer' } },
  required: ['total'],
};

test('the first message is the same bytes for every answer, and for every order of the functions', () => {
  const prompts = [
    parts,
    { ...parts, answer: record },
    { ...parts, answer: { type: 'integer' } },
    { ...parts, sdk: standardFunctions.toReversed() },
  ].map((each) => promptOf(each)[0]);
  expect(new Set(prompts.map((message) => message?.content)).size).toBe(1);
});

test('the second is what final_answer takes, and stands last', () => {
  expect(promptOf(parts)[1]?.content.startsWith('def final_answer(answer: str | dict) -> NoReturn:')).toBe(
    true,
  );
  const typed = promptOf({ ...parts, answer: record })[1]?.content ?? '';
  expect(typed).toContain('"total": int');
  expect(typed).toContain('def final_answer(answer: Total) -> NoReturn:');
});

test('both are marked for the cache of a provider', () => {
  expect(promptOf(parts)).toMatchObject([
    { role: 'system', cache: true },
    { role: 'system', cache: true },
  ]);
});

test('the caller’s own words stand between those of every agent and the page', () => {
  const [first] = promptOf({ ...parts, instructions: 'Answer in French.' });
  expect(first?.content).toMatch(/call final_answer\.\n\nAnswer in French\.\n\n# Call these/);
});

test('imports are listed where a policy names them', () => {
  expect(promptOf(parts)[0]?.content).toContain('# Imports: only json, math.');
  expect(promptOf({ ...parts, importPolicy: 'all' })[0]?.content).not.toContain('Imports:');
});

test('instructions and the page of five functions take at most 4,500 characters', () => {
  const total = promptOf(parts).reduce((sum, { content }) => sum + content.length, 0);
  expect(total).toBeLessThanOrEqual(4_500);
});

test('so do those of the SDK that ships, with all modules that can be imported', async () => {
  await using sdk = createStandardSdk({ environment: {} });
  const prompt = promptOf({ ...parts, sdk, importPolicy: { allow: defaultImports } });
  expect(prompt.reduce((sum, { content }) => sum + content.length, 0)).toBeLessThanOrEqual(4_500);
});
