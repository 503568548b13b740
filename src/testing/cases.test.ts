import { expect, test } from 'vitest';
import { stepsOf } from './case.ts';
import { type Clause, clauses } from './clauses.ts';
import { conformanceCases } from './conformance.ts';
import { type EscapeClass, escapeClasses } from './escape.ts';
import { escapeCases } from './escapes.ts';
import { lifecycleCases } from './lifecycle.ts';

test('every sentence of the promise has a case', () => {
  const covered = new Set<Clause>(conformanceCases.flatMap(({ covers }) => covers));
  expect(Object.keys(clauses).filter((clause) => !covered.has(clause as Clause))).toEqual([]);
});

test('every way in which sandboxes were broken has cases', () => {
  const counts = Object.keys(escapeClasses).map(
    (name) => escapeCases.filter((given) => given.class === (name as EscapeClass)).length,
  );
  expect(Math.min(...counts)).toBeGreaterThan(4);
});

test('names of cases are unique', () => {
  const names = [...conformanceCases, ...lifecycleCases, ...escapeCases].map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('a case that a rung may lack something for says how it ends there', () => {
  const silent = conformanceCases.filter(
    ({ needs, instead }) => (needs === undefined) !== (instead === undefined),
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('no case may take longer than two seconds', () => {
  const steps = conformanceCases.flatMap((given) =>
    stepsOf(given).map((step) => ({ name: given.name, ...step })),
  );
  const slow = [...steps, ...escapeCases].filter(({ limits }) => (limits?.timeMs ?? 0) > 2_000);
  expect(slow.map(({ name }) => name)).toEqual([]);
});

test('escapes are tried without the policy on imports, which is no wall, unless it is their point', () => {
  const bound = escapeCases.filter(({ importPolicy }) => importPolicy !== undefined);
  expect(bound.map((given) => given.class)).toEqual(['introspection', 'introspection']);
});
