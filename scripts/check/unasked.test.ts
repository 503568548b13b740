import { expect, test } from 'vitest';
import type { StepOutcome } from './step.ts';
import { unasked } from './unasked.ts';

const tests: StepOutcome = {
  ...{ name: 'tests', durationMs: 1, passed: 1, failed: 0, skips: [], failure: '' },
  asked: ['docker', 'python3'],
};

test('a requirement that nothing asks for is a failure', () => {
  expect(unasked([tests], new Set(['docker', 'e2b', 'postgres']))).toEqual([
    {
      ...{ name: 'required', durationMs: 0, passed: 0, failed: 1, skips: [] },
      failure: 'PUNGI_REQUIRE names e2b, postgres, but no test asks for it with `needs`.',
    },
  ]);
});

test('what is asked for is well', () => {
  expect(unasked([tests, { ...tests, asked: ['pyright'] }], new Set(['docker', 'pyright']))).toEqual([]);
});
