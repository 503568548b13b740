import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soak } from '../../../test/soak.ts';
import { matchQuery } from './match-query.ts';
import { createTextIndex } from './text-index.ts';

test.for([
  ['LLM benchmarks 2024', '"LLM" AND "benchmarks" AND "2024"'],
  ['a OR b', '"b"'],
  ['what is it', '"what" AND "is" AND "it"'],
  ['C++ & "x"', '"C" AND "x"'],
  ['naïve café', '"naïve" AND "café"'],
  ['  ', null],
  ['"*^-:(){}', null],
] as const)('%j is %j', ([query, match]) => {
  expect(matchQuery(query, 'AND')).toBe(match);
});

test('no text whatever is an error of the engine', () => {
  using index = createTextIndex();
  index.add({ title: 'a', text: 'b', url: 'c', date: '' });
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'"*:^()-+{} ANDORT') }),
  );

  fc.assert(
    fc.property(texts, (query) => {
      expect(index.find(query, 1)).toBeInstanceOf(Array);
    }),
    soak(500),
  );
});
