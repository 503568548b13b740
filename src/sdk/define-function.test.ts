import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PungiError } from '../errors/index.ts';
import { refusedOptions } from './define-function.cases.ts';
import { defineFunction, isSdkFunction } from './define-function.ts';
import type { ExecuteOptions } from './function-options.ts';

const tools: ExecuteOptions = {
  signal: new AbortController().signal,
  generate: async () => '',
  idempotencyKey: 'k',
  context: null,
};

// As JavaScript calls it: the compiler refuses most of what these tests pass.
const defineAny = defineFunction as (options: unknown) => unknown;

describe('defineFunction', () => {
  test('keeps what it is given', async () => {
    const given = {
      description: 'Sends.',
      summary: () => 'Sends.',
      input: z.object({ user_id: z.string() }),
      output: z.string(),
      effect: 'write' as const,
      examples: ['sdk.send("u1")'],
      warnings: ['Once is enough.'],
      cache: false as const,
      rateLimit: { max: 1, perMs: 1_000, by: () => 'all' },
      approval: () => true,
      timeoutMs: 5_000,
      retries: 2,
      idempotencyKey: () => 'once',
    };
    const sent = defineFunction({
      ...given,
      execute: ({ user_id }, { idempotencyKey }) => `${user_id} ${idempotencyKey}`,
    });
    expect(sent).toEqual({ ...given, execute: expect.any(Function) });
    expect(await sent.execute({ user_id: 'u1' }, tools)).toBe('u1 k');
  });

  test.each(['pure', 'read', 'write'] as const)('fills in what is left out of a %s', async (effect) => {
    const options = { effect, execute: () => 1, timeoutMs: undefined, cache: undefined };
    const definition = defineFunction(options as { effect: 'read'; execute: () => number });
    expect(definition).toEqual({
      description: '',
      summary: null,
      input: expect.anything(),
      output: null,
      effect,
      examples: [],
      warnings: [],
      cache: null,
      rateLimit: null,
      approval: effect === 'write' ? 'ask' : 'never',
      timeoutMs: null,
      retries: null,
      idempotencyKey: null,
      execute: expect.any(Function),
    });
    const { validate } = definition.input['~standard'];
    expect(await validate({})).toEqual({ value: {} });
    expect(await validate({ a: 1 })).toEqual({ issues: [{ path: ['a'], message: 'unknown key' }] });
  });

  test('is not changed by what happens to its options later', () => {
    const options = {
      effect: 'read' as const,
      examples: ['a'],
      warnings: ['b'],
      cache: { ttlMs: 1, scope: 'run' as const },
      rateLimit: { max: 1, perMs: 1 },
      execute: () => 1,
    };
    const definition = defineFunction(options);
    options.examples.push('c');
    options.warnings.pop();
    options.cache.ttlMs = 2;
    options.rateLimit.max = 2;
    options.execute = () => 2;
    expect(definition).toMatchObject({
      examples: ['a'],
      warnings: ['b'],
      cache: { ttlMs: 1 },
      rateLimit: { max: 1 },
    });
    expect(definition.execute({}, tools)).toBe(1);
    const parts = [
      definition,
      definition.examples,
      definition.warnings,
      definition.cache,
      definition.rateLimit,
    ];
    expect(parts.map(Object.isFrozen)).toEqual([true, true, true, true, true]);
  });

  test('allows retries of a write that has a key, and of what does not write', () => {
    const execute = (): number => 1;
    expect(defineFunction({ effect: 'write', retries: 1, idempotencyKey: () => 'k', execute }).retries).toBe(
      1,
    );
    expect(defineFunction({ effect: 'write', retries: 0, execute }).retries).toBe(0);
    expect(defineFunction({ effect: 'read', retries: 3, execute }).retries).toBe(3);
  });

  test.each(refusedOptions)('refuses %o', (options, message) => {
    expect(() => defineAny({ effect: 'read', execute: () => 1, ...options })).toThrow(
      new PungiError(message, { code: 'INVALID_DEFINITION' }),
    );
  });

  test.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [() => 1, 'a function'],
  ])('refuses %o instead of options', (options, got) => {
    expect(() => defineAny(options)).toThrow(
      `Expected the options of a function to be an object, got ${got}.`,
    );
  });
});

describe('isSdkFunction', () => {
  test('knows what was made here, and no copy of it', () => {
    const definition = defineFunction({ effect: 'read', execute: () => 1 });
    expect(isSdkFunction(definition)).toBe(true);
    expect([{ ...definition }, null, undefined, 5, () => 1].map(isSdkFunction)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
