import type { Rule, Rules } from '../errors/index.ts';

/** setTimeout runs at once beyond it. */
const longestMs = 2 ** 31 - 1;

const text: Rule = { optional: true, expected: 'a string', test: (value) => typeof value === 'string' };
const texts: Rule = {
  optional: true,
  expected: 'an array of strings',
  test: Array.isArray,
  items: { ...text, optional: false },
};
const callback: Rule = {
  optional: true,
  expected: 'a function',
  test: (value) => typeof value === 'function',
};
const count: Rule = {
  optional: false,
  expected: 'a positive integer',
  test: (value) => Number.isSafeInteger(value) && Number(value) > 0,
};
const milliseconds: Rule = {
  optional: true,
  expected: `a positive integer of milliseconds up to ${longestMs}`,
  test: (value) => count.test(value) && Number(value) <= longestMs,
};
const schema: Rule = {
  optional: true,
  expected: 'a schema (zod, arktype, or a JSON Schema in `fromJsonSchema(…)`)',
  test: isSchema,
};

/** What each option of `defineFunction` must be. */
export const functionRules: Rules = new Map<string, Rule>([
  ['description', text],
  ['summary', callback],
  ['input', schema],
  ['output', schema],
  ['effect', choice(['pure', 'read', 'write'])],
  ['examples', texts],
  ['warnings', texts],
  [
    'cache',
    {
      optional: true,
      expected: 'false or { ttlMs, scope }',
      test: (value) => value === false || isObject(value),
      fields: new Map([
        ['ttlMs', count],
        ['scope', choice(['run', 'subject', 'shared'])],
      ]),
    },
  ],
  [
    'rateLimit',
    {
      optional: true,
      expected: '{ max, perMs, by? }',
      test: isObject,
      fields: new Map([
        ['max', count],
        ['perMs', count],
        ['by', callback],
      ]),
    },
  ],
  [
    'approval',
    {
      optional: true,
      expected: '"ask", "never" or a function',
      test: (value) => value === 'ask' || value === 'never' || callback.test(value),
    },
  ],
  ['timeoutMs', milliseconds],
  [
    'retries',
    {
      optional: true,
      expected: 'a whole number from 0',
      test: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
    },
  ],
  ['idempotencyKey', callback],
  ['execute', { ...callback, optional: false }],
]);

function choice(choices: readonly string[]): Rule {
  const words = choices.map((word) => `"${word}"`);
  return {
    optional: false,
    expected: `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`,
    test: (value) => typeof value === 'string' && choices.includes(value),
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Schemas of arktype are functions. */
function isSchema(value: unknown): boolean {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  const standard: unknown = Reflect.get(value, '~standard');
  return (
    typeof standard === 'object' &&
    standard !== null &&
    typeof Reflect.get(standard, 'validate') === 'function'
  );
}
