import { expect, test } from 'vitest';
import { costOf, openAccount } from './spent.ts';

const usage = {
  inputTokens: 1_000_000,
  cachedInputTokens: 600_000,
  cacheWriteInputTokens: 100_000,
  outputTokens: 50_000,
};

test.each([
  [{ input: 3, output: 15 }, 3.75],
  [{ input: 3, output: 15, cachedInput: 0.3 }, 2.13],
  [{ input: 3, output: 15, cachedInput: 0.3, cacheWriteInput: 3.75 }, 2.205],
  [{ input: 0, output: 0 }, 0],
])('prices %j make the cost %d', (prices, cost) => {
  expect(costOf(usage, prices)).toBeCloseTo(cost, 10);
});

test('usage adds up, with its cost where there are prices', () => {
  const spent = openAccount({ prices: { input: 1, output: 2 } });
  spent.add(usage);
  spent.add(usage);
  spent.countGenerated();
  expect(spent.usage).toEqual({
    ...{ inputTokens: 2_000_000, cachedInputTokens: 1_200_000, cacheWriteInputTokens: 200_000 },
    ...{ outputTokens: 100_000, cost: 2.2, generated: 1 },
  });
  expect(openAccount({}).usage).not.toHaveProperty('cost');
});

test.each([
  [{}, null],
  [{ tokens: 1_050_001 }, null],
  [
    { tokens: 1_050_000 },
    { reason: 'tokens', message: 'The run has used 1050000 tokens; 1050000 were allowed.' },
  ],
  [
    { cost: 1.1, prices: { input: 1, output: 2 } },
    { reason: 'cost', message: 'The run has cost 1.1; 1.1 was allowed.' },
  ],
])('under the budgets %j it is exhausted: %j', (budgets, exhausted) => {
  const spent = openAccount(budgets);
  spent.add(usage);
  expect(spent.exhausted).toEqual(exhausted);
});
