import { expect, test } from 'vitest';
import { resolveLimits } from '../../value/index.ts';
import { receivedCall } from './received-call.ts';

const limits = resolveLimits({ depth: 3 });

function received(name: string, inputText: string) {
  const turn = { step: 2, functions: ['search', 'calculate'], limits };
  return receivedCall({ id: 'call_1', name, inputText }, 4, turn);
}

test('a tool call stands at its turn and its place in it', () => {
  expect(received('search', '{"query":"x"}')).toEqual({
    ...{ seq: 4, name: 'search', position: '2:4', line: null },
    input: { query: 'x' },
  });
});

test.each([
  ['nothing at all', '', {}],
  ['what looks like a tagged value', '{"path":"~home"}', { path: '~home' }],
  ['a key that would be a prototype', '{"__proto__":{"a":1}}', JSON.parse('{"__proto__":{"a":1}}')],
  ['what is no object, which the function refuses', '[1]', [1]],
])('arguments are read: %s', (_, text, input) => {
  expect(received('search', text).input).toEqual(input);
  expect(received('search', text)).not.toHaveProperty('problem');
});

const unreadable =
  'The arguments could not be read: expected a JSON object, with no integer beyond ±(2^53 − 1).';

test.each([
  ['that are cut off', '{"query":', unreadable],
  ['that are Python', "{'query': None}", unreadable],
  ['with an integer that would be rounded', '{"id":12345678901234567891}', unreadable],
  [
    'that are too deep',
    '[[[[]]]]',
    'Expected `arguments` to nest at most 3 levels, got one more at `arguments[0][0][0]`.',
  ],
])('arguments %s are a problem, and the call keeps nothing of them', (_, text, problem) => {
  expect(received('search', text)).toMatchObject({ input: {}, problem });
});

test.each([
  ['serch', 'There is no tool `serch`. Did you mean `search`?'],
  ['sdk.search', 'There is no tool `sdk.search`. There are: search, calculate.'],
  ['constructor', 'There is no tool `constructor`. There are: search, calculate.'],
])('a name without a function is a problem: %s', (name, problem) => {
  expect(received(name, '{}')).toMatchObject({ name, problem });
});

test('a name is kept short: it is logged', () => {
  const { name, problem } = received('x'.repeat(5_000), '{}');
  expect(name).toHaveLength(65);
  expect(problem?.length).toBeLessThan(200);
});
