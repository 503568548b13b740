/** Options that are refused (beside `effect: 'read'` and an `execute`), with the whole message. */
export const refusedOptions: readonly (readonly [options: object, message: string])[] = [
  [{ effect: undefined }, 'Expected `effect` to be "pure", "read" or "write", got undefined.'],
  [{ effect: 'delete' }, 'Expected `effect` to be "pure", "read" or "write", got "delete" (string).'],
  [{ execute: undefined }, 'Expected `execute` to be a function, got undefined.'],
  [{ execute: 'search' }, 'Expected `execute` to be a function, got "search" (string).'],
  [{ description: 5 }, 'Expected `description` to be a string, got 5 (number).'],
  [{ summary: 'Searches.' }, 'Expected `summary` to be a function, got "Searches." (string).'],
  [
    { input: { type: 'object' } },
    'Expected `input` to be a schema (zod, arktype, or a JSON Schema in `fromJsonSchema(…)`), got an object.',
  ],
  [
    { input: { '~standard': {} } },
    'Expected `input` to be a schema (zod, arktype, or a JSON Schema in `fromJsonSchema(…)`), got an object.',
  ],
  [
    { output: null },
    'Expected `output` to be a schema (zod, arktype, or a JSON Schema in `fromJsonSchema(…)`), got null.',
  ],
  [
    { examples: 'sdk.search()' },
    'Expected `examples` to be an array of strings, got "sdk.search()" (string).',
  ],
  [{ examples: ['sdk.search()', 5] }, 'Expected `examples[1]` to be a string, got 5 (number).'],
  [{ warnings: new Array(1) }, 'Expected `warnings[0]` to be a string, got undefined.'],
  [{ warnings: {} }, 'Expected `warnings` to be an array of strings, got an object.'],
  [{ cache: true }, 'Expected `cache` to be false or { ttlMs, scope }, got true (boolean).'],
  [{ cache: [] }, 'Expected `cache` to be false or { ttlMs, scope }, got an array.'],
  [{ cache: { scope: 'run' } }, 'Expected `cache.ttlMs` to be a positive integer, got undefined.'],
  [{ cache: { ttlMs: 0, scope: 'run' } }, 'Expected `cache.ttlMs` to be a positive integer, got 0 (number).'],
  [
    { cache: { ttlMs: 1, scope: 'all' } },
    'Expected `cache.scope` to be "run", "subject" or "shared", got "all" (string).',
  ],
  [
    { cache: { ttlms: 1, scope: 'run' } },
    'Expected options with known names, got `cache.ttlms`; did you mean `cache.ttlMs`?',
  ],
  [{ rateLimit: 5 }, 'Expected `rateLimit` to be { max, perMs, by? }, got 5 (number).'],
  [
    { rateLimit: { max: 1.5, perMs: 1 } },
    'Expected `rateLimit.max` to be a positive integer, got 1.5 (number).',
  ],
  [
    { rateLimit: { max: 1, perMs: '1h' } },
    'Expected `rateLimit.perMs` to be a positive integer, got "1h" (string).',
  ],
  [
    { rateLimit: { max: 1, perMs: 1, by: 'user_id' } },
    'Expected `rateLimit.by` to be a function, got "user_id" (string).',
  ],
  [
    { rateLimit: { max: 1, perMs: 1, window: 5 } },
    'Expected options with known names, got `rateLimit.window`; known are max, perMs, by.',
  ],
  [{ approval: 'always' }, 'Expected `approval` to be "ask", "never" or a function, got "always" (string).'],
  [{ approval: true }, 'Expected `approval` to be "ask", "never" or a function, got true (boolean).'],
  [
    { timeoutMs: 0 },
    'Expected `timeoutMs` to be a positive integer of milliseconds up to 2147483647, got 0 (number).',
  ],
  [
    { timeoutMs: 2 ** 31 },
    'Expected `timeoutMs` to be a positive integer of milliseconds up to 2147483647, got 2147483648 (number).',
  ],
  [{ retries: -1 }, 'Expected `retries` to be a whole number from 0, got -1 (number).'],
  [{ retries: 0.5 }, 'Expected `retries` to be a whole number from 0, got 0.5 (number).'],
  [{ idempotencyKey: 'k' }, 'Expected `idempotencyKey` to be a function, got "k" (string).'],
  [{ efect: 'read' }, 'Expected options with known names, got `efect`; did you mean `effect`?'],
  [{ timeout: 5 }, 'Expected options with known names, got `timeout`; did you mean `timeoutMs`?'],
  [
    { run: 5 },
    'Expected options with known names, got `run`; known are description, summary, input, output, effect, examples, warnings, cache, rateLimit, approval, timeoutMs, retries, idempotencyKey, execute.',
  ],
  [
    { effect: 'write', cache: { ttlMs: 1, scope: 'run' } },
    'Expected a function with effect "write" to have no `cache`, got one; a write is never cached.',
  ],
  [
    { effect: 'write', retries: 1 },
    'Expected a function with effect "write" and `retries` to have `idempotencyKey`, got none; without it a retry may write twice.',
  ],
];
