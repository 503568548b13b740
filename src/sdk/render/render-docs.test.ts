import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { declare } from '../../../test/fixtures/declare.ts';
import { standardFunctions } from '../../../test/fixtures/standard-functions.ts';
import { PungiError } from '../../errors/index.ts';
import { docsDetails } from './function-text.ts';
import { type DocsOptions, type Documented, renderDocs } from './render-docs.ts';

const imports = ['re', 'json', 'math', 'datetime', 'collections', 'statistics'];

describe('the page of the standard functions', () => {
  test.each(docsDetails)('reads well: %s', async (detail) => {
    const docs = renderDocs(standardFunctions, { detail, imports });
    await expect(docs.text).toMatchFileSnapshot(`snapshots/standard-${detail}.py`);
  });

  test('leaves room for instructions', () => {
    expect(renderDocs(standardFunctions, { imports }).text.length).toBeLessThan(3_000);
  });

  test('ends with the answer that a run asks for, and differs nowhere else', async () => {
    const answer = {
      type: 'object',
      properties: {
        hits: {
          type: 'array',
          items: { title: 'Hit', type: 'object', properties: { rank: { type: 'integer' } } },
        },
      },
      required: ['hits'],
      description: 'The best ones.',
    };
    const plain = renderDocs(standardFunctions, { imports }).text;
    const typed = renderDocs(standardFunctions, { imports, answer }).text;
    const shared = plain.slice(0, plain.indexOf('def final_answer'));
    expect(typed.startsWith(shared)).toBe(true);
    await expect(typed.slice(shared.length)).toMatchFileSnapshot('snapshots/typed-answer.py');
  });
});

describe('renderDocs', () => {
  test('gives the same bytes whatever the order of the definitions', () => {
    const order = fc.shuffledSubarray([...standardFunctions], { minLength: standardFunctions.length });
    const expected = renderDocs(standardFunctions, { imports });
    fc.assert(
      fc.property(order, (functions) => {
        expect(renderDocs(functions, { imports })).toEqual(expected);
      }),
    );
  });

  test('names a record that functions share once, by its field alone', () => {
    const output = { type: 'object', properties: { id: { type: 'integer' } } };
    const { text } = renderDocs([
      declare('order', { output }),
      declare('find', { output: { type: 'array', items: output } }),
    ]);
    expect(text).toContain('\nItem = {"id": NotRequired[int]}\n\ndef find() -> list[Item]:\n');
    expect(text).toContain('\ndef order() -> Item:\n');
  });

  test('says how a function is held back and what it raises for that', () => {
    const held = {
      effect: 'write',
      approval: 'depends',
      timeoutMs: 1_500,
      rateLimit: { max: 20, perMs: 600_000, by: null },
    } as const;
    const { text } = renderDocs([declare('pay', held)]);
    expect(text).toContain(
      '"""Effect: write; may ask for approval, at most 20 per 10 minutes, times out after 1500 milliseconds. ' +
        'Raises sdk.Denied, sdk.RateLimited, sdk.CallTimeout."""',
    );
  });

  test.each([
    [1_000, 'per second'],
    [60_000, 'per minute'],
    [3_600_000, 'per hour'],
    [86_400_000, 'per day'],
    [604_800_000, 'per week'],
    [7_200_000, 'per 2 hours'],
    [250, 'per 250 milliseconds'],
  ])('writes a rate limit for %i ms as words', (perMs, words) => {
    const { text } = renderDocs([declare('pay', { rateLimit: { max: 3, perMs, by: 'user_id' } })]);
    expect(text).toContain(`at most 3 per user_id ${words}. Raises sdk.RateLimited.`);
  });

  test('puts required parameters first, gives None to what may be left out, and renames what Python cannot read', () => {
    const input = {
      type: 'object',
      properties: {
        limit: { type: 'integer', default: 10 },
        from: { type: 'string', description: 'Where from.' },
        'x-y': { type: ['string', 'null'] },
        options: { default: { deep: true, tags: ['a'] } },
        long: { type: 'string', default: 'a'.repeat(80) },
        query: { type: 'string' },
      },
      required: ['query'],
      additionalProperties: { type: 'boolean' },
    };
    expect(renderDocs([declare('f', { input })], { detail: 'signatures' }).text).toContain(
      '\ndef f(query: str, limit: int = 10, from_: str | None = None, x_y: str | None = None, ' +
        'options: Any = {"deep": True, "tags": ["a"]}, long: str = ..., **extra: bool) -> Any: ...\n',
    );
  });

  test('makes parameters of the branches of a union', () => {
    const input = {
      anyOf: [
        {
          type: 'object',
          properties: { id: { type: 'integer' }, deep: { type: 'boolean' } },
          required: ['id'],
        },
        {
          type: 'object',
          properties: { id: { type: 'string' }, name: { type: 'string' } },
          required: ['id', 'name'],
        },
      ],
    };
    expect(renderDocs([declare('f', { input })], { detail: 'signatures' }).text).toContain(
      '\ndef f(id: int | str, deep: bool | None = None, name: str | None = None) -> Any: ...\n',
    );
  });

  test('takes keyword arguments where the input is no object it knows', () => {
    const { text } = renderDocs(
      [declare('f', { input: true }), declare('g', { input: { type: 'object' } })],
      { detail: 'signatures' },
    );
    expect(text).toContain('\ndef f(**extra: Any) -> Any: ...\ndef g() -> Any: ...\n');
  });

  test('writes examples of several lines as a block, and warnings that shout as they are', () => {
    const { text } = renderDocs([
      declare('f', { examples: ['f()', 'for x in f():\n    print(x)'], warnings: ['Slow.', 'NEVER twice.'] }),
    ]);
    expect(text).toContain(
      [
        '    """Effect: pure.',
        '    WARNING: Slow.',
        '    NEVER twice.',
        '    Example: f()',
        '    Example:',
        '        for x in f():',
        '            print(x)"""',
      ].join('\n'),
    );
  });

  test('says which functions have no bare name and what can be imported', () => {
    const { text } = renderDocs([declare('filter'), declare('f')], { imports: ['re', 'json'] });
    expect(text).toContain('\n# Never by bare name: sdk.filter.\n# Imports: only json, re.\n');
    expect(renderDocs([], { imports: [] }).text).toContain('\n# Imports are not allowed.\n');
    expect(renderDocs([], { imports: 'all' })).toEqual(renderDocs([]));
  });

  test('takes an SDK as well as descriptions', () => {
    expect(renderDocs({ descriptions: standardFunctions })).toEqual(renderDocs(standardFunctions));
  });

  test('refuses a name that Python cannot use', () => {
    expect(() => renderDocs([declare('for')])).toThrow(PungiError);
  });
});

describe('wrong use', () => {
  test.each([
    [
      { detail: 'ful' },
      'Expected `detail` to be "full" or "brief" or "signatures" or "index", got "ful" (string).',
    ],
    [{ budgetTokens: '9' }, 'Expected `budgetTokens` to be a number from 0, got "9" (string).'],
    [{ budgetTokens: Number.NaN }, 'Expected `budgetTokens` to be a number from 0, got NaN (number).'],
    [{ imports: 'json' }, 'Expected `imports` to be "all" or an array of module names, got "json" (string).'],
    [{ imports: [1] }, 'Expected `imports` to be "all" or an array of module names, got an array.'],
    [{ answer: z.object({}) }, 'Expected `answer` to be a JSON Schema, got a ZodObject.'],
    [
      { budget: 5 },
      'Expected options with known names, got `budget`; known are detail, budgetTokens, imports, answer.',
    ],
    [null, 'Expected the options of `renderDocs` to be an object, got null.'],
  ])('of the options is refused: %j', (options, message) => {
    const act = () => renderDocs(standardFunctions, options as DocsOptions);

    expect(act).toThrow(new PungiError(message, { code: 'INVALID_OPTION' }));
  });

  test.each([
    [undefined, 'Expected `renderDocs` to get an SDK of `defineSdk`, got undefined.'],
    [{}, 'Expected `renderDocs` to get an SDK of `defineSdk`, got an object.'],
  ])('of the SDK is refused: %j', (of, message) => {
    const act = () => renderDocs(of as Documented);

    expect(act).toThrow(new PungiError(message, { code: 'INVALID_OPTION' }));
  });
});
