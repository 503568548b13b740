import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PungiError } from '../errors/index.ts';
import { defineFunction, type SdkFunction } from './define-function.ts';
import { defineSdk } from './define-sdk.ts';
import { pythonKeywords, reservedNames } from './names.ts';

const whole = defineFunction({
  description: 'Searches.',
  input: z.object({ query: z.string() }),
  output: z.string(),
  effect: 'read',
  examples: ['sdk.search("a")'],
  execute: ({ query }) => query,
});
const bare = defineFunction({ effect: 'write', execute: () => 1 });

// As JavaScript calls it: the compiler refuses most of what these tests pass.
const defineAny = defineSdk as (functions: unknown, options?: unknown) => unknown;

describe('defineSdk', () => {
  test('describes its functions sorted by name, and keeps them as they were given', () => {
    const sdk = defineSdk({ search: whole, clear: bare });
    expect(Object.keys(sdk.functions)).toEqual(['search', 'clear']);
    expect(sdk.functions.search).toBe(whole);
    expect(sdk.descriptions.map(({ name }) => name)).toEqual(['clear', 'search']);
    expect(sdk.manifest.version).toBe(1);
  });

  test('may be empty', () => {
    expect(defineSdk({})).toMatchObject({ descriptions: [], warnings: [] });
  });

  test('finds nothing under a name that every object has', () => {
    // A program chooses the name: `sdk.constructor(...)` must not reach Object.
    const functions: { readonly [name: string]: SdkFunction | undefined } = defineSdk({
      search: whole,
    }).functions;
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(functions[name]).toBeUndefined();
    }
  });

  test('is frozen, and is not changed by what happens to its functions later', () => {
    const functions: Record<string, SdkFunction> = { search: whole };
    const sdk = defineSdk(functions);
    functions['clear'] = bare;
    expect(Object.keys(sdk.functions)).toEqual(['search']);
    const [description] = sdk.descriptions;
    const parts = [sdk, sdk.functions, sdk.descriptions, sdk.warnings, description, description?.input];
    expect(parts.map(Object.isFrozen)).toEqual([true, true, true, true, true, true]);
  });

  test('mixes with others by spreading', () => {
    const standard = defineSdk({ search: whole, clear: bare });
    const mine = defineSdk({ ...standard.functions, clear: whole, summarise: bare });
    expect(mine.functions).toEqual({ search: whole, clear: whole, summarise: bare });
  });

  test('reports what definitions lack, and prints nothing', () => {
    const { warnings } = defineSdk({ search: whole, clear: bare });
    expect(warnings.map(({ code, function: name }) => `${name} ${code}`)).toEqual([
      'clear NO_DESCRIPTION',
      'clear NO_OUTPUT',
      'clear NO_EXAMPLE',
    ]);
  });

  test('takes no warning under `strict`', () => {
    expect(defineSdk({ search: whole }, { strict: true }).warnings).toEqual([]);
    expect(() => defineSdk({ clear: bare }, { strict: true })).toThrow(
      new PungiError(
        'Expected no warnings under `strict`, got 3:\n' +
          'Function `clear` has no `description`: the model cannot know what it is for. (NO_DESCRIPTION)\n' +
          'Function `clear` has no `output`: the model cannot know what it returns, and nothing checks it. (NO_OUTPUT)\n' +
          'Function `clear` has no `examples`: one line of Python shows the model how it is meant. (NO_EXAMPLE)',
        { code: 'INVALID_DEFINITION' },
      ),
    );
  });

  test.each([...reservedNames, ...pythonKeywords, '_private', '__proto__', 'user-id', '1st', ''])(
    'refuses a function named %j',
    (name) => {
      expect(() => defineAny(Object.fromEntries([[name, whole]]))).toThrow(
        expect.objectContaining({ code: 'INVALID_DEFINITION' }),
      );
    },
  );

  test('says why a name is refused', () => {
    expect(() => defineSdk({ 'get-user': whole })).toThrow(
      'Expected a name for a function, got "get-user": it is no Python identifier; try `get_user`.',
    );
  });

  test.each<[unknown, unknown, string]>([
    [null, {}, 'Expected `defineSdk` to get functions by name, got null.'],
    [[whole], {}, 'Expected `defineSdk` to get functions by name, got an array.'],
    [{ search: { effect: 'read' } }, {}, 'Expected `search` to be made by `defineFunction`, got an object.'],
    [{ search: { ...whole } }, {}, 'Expected `search` to be made by `defineFunction`, got an object.'],
    [{ search: () => 1 }, {}, 'Expected `search` to be made by `defineFunction`, got a function.'],
    [{}, null, 'Expected the options of `defineSdk` to be an object, got null.'],
    [{}, { strict: 'yes' }, 'Expected `strict` to be true or false, got "yes" (string).'],
    [{}, { strickt: true }, 'Expected options with known names, got `strickt`; did you mean `strict`?'],
  ])('refuses %o with %o', (functions, options, message) => {
    expect(() => defineAny(functions, options)).toThrow(
      new PungiError(message, { code: 'INVALID_DEFINITION' }),
    );
  });

  test('names the function whose schema cannot be used', () => {
    const dated = defineFunction({ effect: 'read', input: z.object({ at: z.date() }), execute: () => 1 });
    expect(() => defineSdk({ search: whole, log: dated })).toThrow(
      "Expected the input of `log` to have a JSON Schema, got what has none at `at` (Date cannot be represented in JSON Schema); use `z.iso.datetime()` or `'string.date.iso'`.",
    );
  });
});
