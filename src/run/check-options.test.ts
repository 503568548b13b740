import { expect, test } from 'vitest';
import { z } from 'zod';
import { FakeSandbox } from '../../test/support/fake-sandbox.ts';
import { defineSdk } from '../sdk/index.ts';
import { checkOptions } from './check-options.ts';
import { runProgram } from './index.ts';

const good = { sdk: defineSdk({}), sandbox: new FakeSandbox() };

const rows: [string, unknown, string][] = [
  ['sdk', undefined, 'Expected `sdk` to be made by `defineSdk`, got undefined.'],
  ['sdk', {}, 'Expected `sdk` to be made by `defineSdk`, got an object.'],
  ['sandbox', undefined, 'Expected `sandbox` to be a sandbox, or a function that makes one, got undefined.'],
  [
    'sandbox',
    'wasm',
    'Expected `sandbox` to be a sandbox, or a function that makes one, got "wasm" (string).',
  ],
  [
    'sandbox',
    { run: 1, capabilities: {} },
    'Expected `sandbox` to be a sandbox, or a function that makes one, got an object.',
  ],
  ['approve', true, 'Expected `approve` to be a function, got true (boolean).'],
  ['store', {}, 'Expected `store` to be made by `openStore`, got an object.'],
  ['subject', 5, 'Expected `subject` to be a string, got 5 (number).'],
  ['schema', () => 5, 'Expected `schema` to be a Standard Schema, got a function.'],
  ['files', new Map(), 'Expected `files` to be files by path, or a list of files, got a Map.'],
  ['files', ['a.txt'], 'Expected `files` to be files by path, or a list of files, got an array.'],
  ['limits', 5, 'Expected `limits` to be an object, got 5 (number).'],
  ['files', 'a.txt', 'Expected `files` to be files by path, or a list of files, got "a.txt" (string).'],
  [
    'importPolicy',
    'none',
    'Expected `importPolicy` to be "all" or { allow: string[] }, got "none" (string).',
  ],
  [
    'importPolicy',
    { allow: [1] },
    'Expected `importPolicy` to be "all" or { allow: string[] }, got an object.',
  ],
  ['signal', {}, 'Expected `signal` to be an AbortSignal, got an object.'],
  ['onText', null, 'Expected `onText` to be a function, got null.'],
  ['onCall', [], 'Expected `onCall` to be a function, got an array.'],
  ['onChecked', 'log', 'Expected `onChecked` to be a function, got "log" (string).'],
  ['checker', true, 'Expected `checker` to be a checker or false, got true (boolean).'],
  ['names', 'foo', 'Expected `names` to be a list of names, got "foo" (string).'],
  ['generate', 'gpt', 'Expected `generate` to be a function, got "gpt" (string).'],
  ['schema', {}, 'Expected `schema` to be a Standard Schema, got an object.'],
  ['secrets', 'key', 'Expected `secrets` to be a list of strings, got "key" (string).'],
  ['carried', 5n, 'Expected `carried` to be what an outcome carried, or null, got 5n (bigint).'],
  ['last', 1, 'Expected `last` to be { value, output: string } or null, got 1 (number).'],
  ['last', { value: 1 }, 'Expected `last` to be { value, output: string } or null, got an object.'],
  ['seed', Object.create(null), 'Expected `seed` to be 32 hexadecimal digits, got an object.'],
  ['needs', [1], 'Expected `needs` to be a list of strings, got an array.'],
  [
    'seed',
    'x'.repeat(80),
    `Expected \`seed\` to be 32 hexadecimal digits, got "${'x'.repeat(59)}… (string).`,
  ],
  ['startedAt', Number.NaN, 'Expected `startedAt` to be milliseconds since the epoch, got NaN (number).'],
  ['startedAt', () => 1, 'Expected `startedAt` to be milliseconds since the epoch, got a function.'],
];

test.each(rows)('refuses %s: %s', (name, given, message) => {
  expect(() => checkOptions('', { ...good, [name]: given })).toThrow(message);
});

test('takes good options, and names it does not know', () => {
  expect(() => checkOptions('', { ...good, importPolicy: 'all', carried: null, model: 'any' })).not.toThrow();
});

test('refuses a source that is no string', () => {
  expect(() => checkOptions(Buffer.from('x'), good)).toThrow(
    'Expected `source` to be Python as a string, got a Buffer.',
  );
  expect(() => checkOptions('', null)).toThrow('Expected `options` to be an object, got null.');
});

test('runProgram rejects an answer schema that Python cannot be told of', async () => {
  await expect(runProgram('', { ...good, schema: z.date() })).rejects.toMatchObject({
    code: 'UNSUPPORTED_SCHEMA',
    message: expect.stringContaining('final_answer'),
  });
});

test('runProgram rejects what a factory makes that is no sandbox', async () => {
  await expect(runProgram('', { ...good, sandbox: (() => null) as never })).rejects.toMatchObject({
    code: 'INVALID_OPTION',
    message: 'Expected `sandbox()` to be a sandbox, got null.',
  });
});

test('runProgram rejects with INVALID_OPTION on misuse', async () => {
  const limits = { timeMs: '5s' as unknown as number };
  await expect(runProgram('', { ...good, limits })).rejects.toMatchObject({
    code: 'INVALID_OPTION',
    message: 'Expected `limits.timeMs` to be a positive integer, got "5s" (string).',
  });
  const files = { 'a.txt': 5 as unknown as string };
  await expect(runProgram('', { ...good, files })).rejects.toMatchObject({
    code: 'INVALID_OPTION',
    message: 'Expected `files["a.txt"]` to be a string or a Uint8Array, got number.',
  });
});
