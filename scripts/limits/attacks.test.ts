import { expect, test } from 'vitest';
import { escapeCases, type Proof, type Verdict } from '../../src/testing/index.ts';
import { renderAttacks } from './attacks.ts';

const [first = '', second = '', third = '', fourth = ''] = escapeCases.map(({ name }) => name);

test('each attack is told with what became of it on each rung', () => {
  const lines = renderAttacks({
    open: proof({ held: [first], notHeld: [second], broken: [third] }),
    walled: proof({ held: [first, second, third] }),
  }).split('\n');
  expect(lines[0]).toBe(`${escapeCases.length} attacks.`);
  expect(lines).toEqual(
    expect.arrayContaining([
      '| claim | `open` | `walled` |',
      `| ${first} | held | held |`,
      `| ${second} | not held | held |`,
      `| ${third} | BROKEN | held |`,
      `| ${fourth} | not tried | not tried |`,
    ]),
  );
});

function proof(names: Partial<Record<'held' | 'notHeld' | 'broken', readonly string[]>>): Proof {
  const of = (kind: 'held' | 'notHeld' | 'broken'): readonly Verdict[] =>
    (names[kind] ?? []).map((name) => ({ name, kind, details: [] }));
  return { escapes: { held: of('held'), notHeld: of('notHeld'), broken: of('broken') } } as unknown as Proof;
}
