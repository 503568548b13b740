import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { candidates } from './candidates.ts';
import { rank, whyNone, whyOf } from './pick.ts';

const names = (atLeast: Parameters<typeof rank>[1]): string =>
  rank(candidates, atLeast)
    .map(({ name }) => name)
    .join(' ');

describe('rank', () => {
  test.each([
    ['vm', 'gvisor docker:runsc microvm e2b'],
    ['kernel', 'namespaces docker gvisor docker:runsc microvm e2b'],
    ['wasm', 'wasm pyodide namespaces docker gvisor docker:runsc microvm e2b'],
    ['none', 'wasm pyodide namespaces docker gvisor docker:runsc microvm e2b subprocess'],
  ] as const)('tries, for at least %s, %s', (atLeast, expected) => {
    expect(names(atLeast)).toBe(expected);
  });
});

test('a rung that stands in the house can be picked', () => {
  const sandboxes = join(import.meta.dirname, '..');
  const closed = candidates.filter(
    ({ name, open }) => open === null && existsSync(join(sandboxes, name.split(':')[0] ?? '', 'index.ts')),
  );
  expect(closed.map(({ name }) => name)).toEqual([]);
});

const wasm = { name: 'wasm', level: 'wasm', open: null, withPackages: null } as const;
const passedOver = [
  { rung: 'wasm', reason: 'It has no sqlite3.', remedy: null },
  { rung: 'docker', reason: 'No engine answers.', remedy: 'Start dockerd.' },
];

describe('why', () => {
  test('the first choice needs few words', () => {
    expect(whyOf(wasm, 'wasm', [])).toBe('wasm: it isolates by `wasm`, and `wasm` was asked for.');
  });

  test('what was passed over is told with its reason', () => {
    expect(whyOf({ ...wasm, name: 'subprocess', level: 'none' }, 'none', passedOver)).toBe(
      'subprocess: there is no wall, which was allowed; before it: wasm was passed over (It has no sqlite3); docker was passed over (No engine answers).',
    );
  });

  test('where nothing fits, each is told with what would help', () => {
    expect(whyNone('kernel', passedOver)).toBe(
      [
        'No sandbox here isolates at least by `kernel` and fits the program:',
        '- wasm: It has no sqlite3.',
        '- docker: No engine answers. Start dockerd.',
      ].join('\n'),
    );
  });
});
