import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { defineFunction, type SdkFunction } from './define-function.ts';
import { fromJsonSchema } from './from-json-schema.ts';
import { failedCases } from './parse.cases.ts';
import { parseAnswer, parseInput, parseOutput } from './parse.ts';
import type { Schema } from './schema.ts';

function functionOf(schema: Schema): SdkFunction {
  return defineFunction({ effect: 'read', input: schema, output: schema, execute: () => undefined });
}

function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}

describe('a value that passes', () => {
  test('comes as its schema made it', async () => {
    const definition = functionOf(
      z.object({ limit: z.int().default(20), size: z.string().transform(Number) }),
    );
    expect(await parseInput(definition, { size: '5', more: 1 })).toEqual({
      ok: true,
      value: { limit: 20, size: 5 },
    });
    expect(await parseOutput(definition, { size: '5' })).toEqual({ ok: true, value: { limit: 20, size: 5 } });
  });

  test('may be judged later', async () => {
    const definition = functionOf(
      z.object({ id: z.string().refine(async (id) => id === 'u1', 'No such user.') }),
    );
    expect(await parseInput(definition, { id: 'u1' })).toEqual({ ok: true, value: { id: 'u1' } });
    expect(await parseInput(definition, { id: 'u2' })).toEqual({
      ok: false,
      message: '`id`: No such user. (got "u2" (str))',
      issues: [{ path: 'id', message: 'No such user. (got "u2" (str))' }],
    });
  });

  test('is refused where its judge fails while one waits, and nothing is left to end the host', async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown): number => rejections.push(reason);
    process.on('unhandledRejection', note);
    onTestFinished(() => void process.off('unhandledRejection', note));
    const away = new Error('the database is away');
    const input = z.object({ id: z.string().refine(() => Promise.reject(away)) });
    expect(await parseInput(functionOf(input), { id: 'u1' })).toEqual({
      ...{ ok: false, message: 'The input could not be validated.', issues: [], cause: away },
    });
    await new Promise(setImmediate);
    expect(rejections).toEqual([]);
  });

  test('is anything where no output is declared, and None where nothing is returned', async () => {
    const definition = defineFunction({ effect: 'write', execute: () => undefined });
    expect(await parseOutput(definition, { a: 1 })).toEqual({ ok: true, value: { a: 1 } });
    expect(await parseOutput(definition, undefined)).toEqual({ ok: true, value: null });
  });
});

describe('a value that fails', () => {
  test.each(failedCases)(
    'is told in the words of Python: $title',
    async ({ schema, value, input, output }) => {
      const definition = functionOf(schema);
      expect(await parseInput(definition, value)).toMatchObject({ ok: false, message: input });
      expect(await parseOutput(definition, value)).toMatchObject({ ok: false, message: output });
    },
  );

  test('is told with the names that its parameters have in Python', async () => {
    const integer = { type: 'integer' };
    const properties = { 'user-id': integer, user_id: integer, class: { type: 'array', items: integer } };
    const definition = functionOf(
      fromJsonSchema({ type: 'object', properties, additionalProperties: integer }),
    );
    expect(
      await parseInput(definition, { 'user-id': 'x', class: ['y'], user_id: null, 'a b': true }),
    ).toMatchObject({
      message:
        '`user_id_2`: expected int, got "x" (str)\n`user_id`: expected int, got None\n`class_[0]`: expected int, got "y" (str)\n`input["a b"]`: expected int, got True (bool)',
    });
  });

  test('is told by its own keys where it is an answer', async () => {
    const schema = z.object({ from: z.int(), rows: z.array(z.object({ 'a b': z.int() })) });
    expect(await parseAnswer(schema, { from: 'x', rows: [{ 'a b': true }] })).toMatchObject({
      message:
        '`answer["from"]`: expected a number, got "x" (str)\n`rows[0]["a b"]`: expected a number, got True (bool)',
    });
    expect(await parseAnswer(schema, 'x')).toMatchObject({
      message: '`answer`: expected dict, got "x" (str)',
    });
    expect(
      await parseAnswer(
        schemaOf(() => undefined),
        'x',
      ),
    ).toMatchObject({
      message: 'The answer could not be validated.',
    });
  });

  test('is told in whole characters, however it is cut', async () => {
    const named = { type: 'object', additionalProperties: { type: 'integer' } };
    const input = fromJsonSchema({ type: 'object', additionalProperties: named });
    for (const start of ['', 'x']) {
      const key = start + '🎉'.repeat(80);
      const parsed = await parseInput(functionOf(input), { [key]: { [key]: 'x' } });
      expect(parsed).toMatchObject({ ok: false, message: expect.toSatisfy(isWellFormed) });
    }
    const choice = fromJsonSchema({ enum: ['🎉'.repeat(80), 'x'] });
    const own = z.string().refine(() => false, `\ud800${'🎉'.repeat(200)}`);
    for (const schema of [choice, own]) {
      const parsed = await parseInput(functionOf(schema), '🎉');
      expect(parsed).toMatchObject({ ok: false, message: expect.toSatisfy(isWellFormed) });
    }
  });

  test('comes with its first five issues', async () => {
    const definition = functionOf(
      fromJsonSchema({ type: 'object', additionalProperties: { type: 'string' } }),
    );
    const parsed = await parseInput(definition, { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 });
    expect(parsed).toEqual({
      ok: false,
      message:
        '`a`: expected str, got 1 (int)\n`b`: expected str, got 2 (int)\n`c`: expected str, got 3 (int)\n`d`: expected str, got 4 (int)\n`e`: expected str, got 5 (int)\nand 2 more',
      issues: [1, 2, 3, 4, 5].map((value, index) => ({
        path: 'abcde'[index],
        message: `expected str, got ${value} (int)`,
      })),
    });
  });

  test('is not quoted at length, not even by the author of its schema', async () => {
    const secret = 'hunter2-'.repeat(1_000);
    const quoting = z.string().refine(() => false, { error: ({ input }) => `${input} is weak` });
    const definition = functionOf(z.object({ word: quoting, more: z.array(z.int()) }));
    const value = { word: secret, more: [secret] };
    expect(await parseInput(definition, value)).toMatchObject({
      message:
        '`word`: … is weak (got "hunter2-hunter2-hunter2-hunter2-hunter2-…" (str))\n`more[0]`: expected a number, got "hunter2-hunter2-hunter2-hunter2-hunter2-…" (str)',
    });
    expect(await parseOutput(definition, value)).toMatchObject({
      message: '`result.word`: … is weak (got str)\n`result.more[0]`: expected a number, got str',
    });
  });

  test('is not written out where it is an integer without end', async () => {
    const parsed = await parseInput(functionOf(z.object({ a: z.int() })), { a: 1n << 60_000_000n });
    expect(parsed).toMatchObject({
      message: '`a`: expected a number between -2**53 and 2**53, got an int of more than 100 digits',
    });
  });

  test.each(['\0', '"', '😀', 'x', '.', '\n'])(
    'makes a short message of long keys and values of %j',
    async (unit) => {
      const long = unit.repeat(10_000);
      const wrong = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index}${long}`, long]));
      const anyKey = { additionalProperties: { additionalProperties: { type: 'null' } } };
      const parsed = await parseInput(functionOf(fromJsonSchema({ type: 'object', ...anyKey })), {
        [long]: wrong,
      });
      expect(parsed.ok ? 'passed' : parsed.message.length).toBeLessThan(2_000);
    },
  );
});

describe("a validator of one's own", () => {
  test.each<[string, (value: unknown) => unknown]>([
    [
      'throws',
      () => {
        throw new Error('database down');
      },
    ],
    ['rejects', () => Promise.reject(new Error('database down'))],
  ])('that %s fails the call alone, with the cause for the host', async (_title, validate) => {
    expect(await parseInput(functionOf(schemaOf(validate)), {})).toEqual({
      ok: false,
      message: 'The input could not be validated.',
      issues: [],
      cause: new Error('database down'),
    });
    expect(await parseOutput(functionOf(schemaOf(validate)), {})).toMatchObject({
      message: 'The output could not be validated.',
    });
  });

  test('is not needed for a value to be too deep', async () => {
    const nested = fromJsonSchema({ type: 'object', properties: { next: { $ref: '#' } } });
    let value: unknown = {};
    for (let depth = 0; depth < 100_000; depth += 1) value = { next: value };
    expect(await parseOutput(functionOf(nested), value)).toMatchObject({
      message: 'The output could not be validated.',
      cause: expect.any(RangeError),
    });
  });

  test('that returns nothing fails the call alone', async () => {
    const parsed = await parseInput(functionOf(schemaOf(() => undefined)), {});
    expect(parsed).toMatchObject({
      ok: false,
      message: 'The input could not be validated.',
      cause: expect.any(TypeError),
    });
  });

  test('may name places in both forms of the standard, or none', async () => {
    const issues = [
      { message: 'wrong', path: [{ key: 'a' }, 0] },
      { message: 'expected more', path: [Symbol('s')] },
      { message: 'expected else' },
    ];
    expect(await parseInput(functionOf(schemaOf(() => ({ issues }))), { a: [true] })).toMatchObject({
      message:
        '`a[0]`: wrong (got True (bool))\n`input["Symbol(s)"]`: missing; expected more\n`input`: expected else, got a dict with 1 key',
    });
    expect(await parseInput(functionOf(schemaOf(() => ({ issues: [] }))), {})).toMatchObject({
      message: 'The value is not valid.',
    });
  });
});

function schemaOf(validate: (value: unknown) => unknown): Schema {
  const standard: unknown = { version: 1, vendor: 'own', validate };
  return { '~standard': standard as Schema['~standard'] };
}
