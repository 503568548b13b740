import { afterAll, expect, test } from 'vitest';
import { needs } from '../../test/needs.ts';
import { probe, subprocess } from '../sandbox/subprocess/index.ts';
import { defineFunction, defineSdk, fromJsonSchema } from '../sdk/index.ts';
import { runProgram } from './index.ts';

needs('subprocess', await probe());
const sandbox = subprocess();
afterAll(() => sandbox[Symbol.asyncDispose]());

const both = { anyOf: [{ type: 'integer' }, { type: 'number' }] };
const sdk = defineSdk({
  either: defineFunction({
    output: fromJsonSchema({ type: 'array', items: both }),
    effect: 'pure',
    execute: () => [4n, 4, -0, 2n ** 70n, 1e21],
  }),
  table: defineFunction({
    output: fromJsonSchema({
      type: 'object',
      properties: {
        ids: { type: 'array', items: { type: 'integer' } },
        total: both,
        rate: { type: 'number' },
      },
      required: ['ids', 'total', 'rate'],
    }),
    effect: 'read',
    execute: () => ({ ids: [1, 2n], total: 7, rate: 2n }),
  }),
});

async function shown(source: string): Promise<string | undefined> {
  return (await runProgram(source, { sdk, sandbox })).shown;
}

test('where both are declared, a bigint arrives as int and a number as float, also from the cache', async () => {
  const numbers = '[4, 4.0, -0.0, 1180591620717411303424, 1e+21]';

  expect(await shown('either()')).toBe(numbers);
  expect(await shown('either(); either()')).toBe(numbers);
});

test('what is declared decides for the rest of such a result', async () => {
  expect(await shown('r = table(); (r.ids, r.total, r.rate)')).toBe('([1, 2], 7.0, 2.0)');
});

test('an SDK tells which functions those are', () => {
  expect(sdk.mixedNumbers).toEqual(new Set(['either', 'table']));
  expect(defineSdk({ one: defineFunction({ effect: 'pure', execute: () => 1 }) }).mixedNumbers.size).toBe(0);
});
