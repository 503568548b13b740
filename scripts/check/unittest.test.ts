import { expect, test } from 'vitest';
import { unittestCases } from './unittest.cases.ts';
import { parseUnittest } from './unittest.ts';

test.for(unittestCases)('unittest: $title', ({ title: _, exitCode, output, ...result }) => {
  expect(parseUnittest('guest', exitCode, output)).toEqual(result);
});
