import { expect, test } from 'vitest';
import type { Manifest, Shape } from '../value/index.ts';
import { mixedNumbers } from './mixed-numbers.ts';

const both: Shape = { union: ['none', 'int', 'float'] };

function mixes(returns: Shape, records: Manifest['records'] = {}): boolean {
  const rest = {
    name: 'f',
    effect: 'pure',
    doc: '',
    parameters: [],
    extra: null,
    returnAnnotation: '',
  } as const;
  return mixedNumbers({ version: 1, functions: [{ ...rest, returns }], records }).has('f');
}

const field = (shape: Shape) => ({ name: 'a', shape, required: true });
const node: Manifest['records'] = {
  Node: { fields: [field('int'), field({ list: { record: 'Node' } })], rest: null },
  Open: { fields: [], rest: both },
  Leaf: { fields: [field({ record: 'Node' }), field(both)], rest: null },
};

test.for<[Shape, boolean]>([
  ['int', false],
  ['any', false],
  [{ literal: [1, 1.5] }, false],
  [{ union: ['int', 'str'] }, false],
  [both, true],
  [{ list: both }, true],
  [{ map: { list: both } }, true],
  [{ tuple: ['int', 'float'], rest: null }, false],
  [{ tuple: ['int'], rest: both }, true],
  [{ union: ['str', { list: both }] }, true],
  [{ record: 'Node' }, false],
  [{ record: 'Leaf' }, true],
  [{ record: 'Open' }, true],
  [{ record: 'Absent' }, false],
])('%j: %s', ([shape, expected]) => {
  expect(mixes(shape, node)).toBe(expected);
});
