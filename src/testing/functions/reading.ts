import type { SdkFunction } from '../../sdk/index.ts';
import { anything, define, integer, objectOf, text } from './define.ts';
import type { World } from './world.ts';

const found = [
  { title: 'Old benchmarks', url: 'https://example.com/1', snippet: 'The first.', date: '2023-05-01' },
  { title: 'New benchmarks', url: 'https://example.com/2', snippet: 'The second.', date: '2024-02-01' },
  { title: 'Newer benchmarks', url: 'https://example.com/3', snippet: 'The third.', date: '2024-06-01' },
];

const result = { title: 'Result', ...objectOf({ title: text, url: text, snippet: text, date: text }) };

/** Functions as an application has them, and some that show their arguments. */
export const reading: Readonly<Record<string, SdkFunction<World>>> = {
  search: define<{ limit: number }>('search', {
    description: 'Search the fixture.\n\nNewest last.',
    parameters: { query: text, limit: { ...integer, default: 10 } },
    returns: { type: 'array', items: result },
    execute: ({ limit }) => found.slice(0, limit),
  }),
  summarise: define<{ items: { title: string }[] }>('summarise', {
    description: 'Join the titles of items.',
    parameters: { items: { type: 'array', items: anything }, instructions: { ...text, default: '' } },
    returns: text,
    execute: ({ items }) => items.map(({ title }) => title).join(', '),
  }),
  double: define<{ x: number }>('double', {
    description: 'Twice an integer.',
    parameters: { x: integer },
    returns: integer,
    execute: ({ x }) => x * 2,
  }),
  show: define('show', {
    description: 'Show the arguments it got.',
    parameters: {
      a: integer,
      b: { ...integer, default: 2 },
      c: { ...text, default: 'x' },
      flag: { type: 'boolean', default: false },
    },
    returns: text,
    execute: (input) => sorted(input),
  }),
  gather_all: define('gather_all', {
    description: 'Show keyword arguments of any name.',
    extra: integer,
    returns: text,
    execute: (input) => sorted(input),
  }),
};

function sorted(input: Record<string, unknown>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1))));
}
