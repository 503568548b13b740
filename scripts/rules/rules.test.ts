import { describe, expect, test } from 'vitest';
import {
  fileLinesCases,
  functionLinesCases,
  type RuleCase,
  skippedTestCases,
  suppressionCases,
} from './rules.cases.ts';
import { rules } from './rules.ts';

describe('lines of a function in a test', () => {
  test.for(functionLinesCases)('$title', judge);
});

describe('suppression comments', () => {
  test.for(suppressionCases)('$title', judge);
});

describe('tests that do not run', () => {
  test.for(skippedTestCases)('$title', judge);
});

describe('lines of a Python file', () => {
  test.for(fileLinesCases)('$title', judge);
});

function judge({ path, text, found }: RuleCase): void {
  const expected = found.map(([line, message]) => ({ path, line, message }));

  expect(rules.flatMap((rule) => rule({ path, text }))).toEqual(expected);
}
