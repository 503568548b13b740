import { expect, test } from 'vitest';
import { conformanceCases, escapeCases, type Proof, type Verdict } from '../../src/testing/index.ts';
import { renderProof } from './render.ts';

const [first, second] = conformanceCases.map(({ name }) => name);
const [attack, other] = escapeCases.map(({ name }) => name);
const verdict = (name: string | undefined, kind: Verdict['kind'], ...details: string[]): Verdict => ({
  name: name ?? '',
  kind,
  details,
});

const proof = {
  sandbox: 'fake',
  capabilities: { isolation: 'none', threads: true },
  conformance: {
    passed: [verdict(first, 'passed')],
    differences: [verdict(second, 'difference', 'It lacks something.')],
    failed: [],
  },
  escapes: {
    held: [verdict(attack, 'held')],
    notHeld: [verdict(other, 'notHeld', 'There is no wall.', 'REACHED a shell')],
    broken: [],
  },
} as unknown as Proof;

test('the page counts what passes and names what does not, with the reason', () => {
  const lines = renderProof(proof).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      '| isolation | `none` |',
      '1 case as it stands, 1 case as a declared difference, 0 cases not.',
      '- It lacks something.',
      `  - ${second}`,
      '1 case held, 1 case not held as declared, 0 cases broken.',
      '- There is no wall.',
      `  - ${other}`,
    ]),
  );
});

test('what is well takes no room', () => {
  expect(renderProof(proof)).not.toMatch(/### (Failing|Broken)|REACHED/);
});
