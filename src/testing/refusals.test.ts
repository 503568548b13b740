import { describe, expect, test } from 'vitest';
import type { Capabilities } from '../sandbox/index.ts';
import { conformanceCases } from './conformance.ts';
import { escapeCases, escapeCasesFor } from './escapes.ts';
import { fakeSandbox } from './fake-sandbox.cases.ts';
import { lifecycleCases } from './lifecycle.ts';
import { ruleFor, ruleIn, rulesOfRestricted } from './refusals.ts';
import { refusedCases } from './refused.cases.ts';

const { capabilities: whole } = fakeSandbox(() => '');
const restricted: Capabilities = { ...whole, language: 'restricted' };

describe('the cases that rules refuse', () => {
  const listed = Object.values(refusedCases).flat();

  test('are cases, each under one rule', () => {
    const known = [...conformanceCases, ...lifecycleCases].map(({ name }) => name);
    expect(listed.filter((name) => !known.includes(name))).toEqual([]);
    expect(listed.filter((name, index) => listed.indexOf(name) !== index)).toEqual([]);
  });

  test('are refused where programs are restricted, and nowhere else', () => {
    const name = refusedCases.builtin[0] ?? '';
    expect(ruleFor(name, restricted)).toBe(rulesOfRestricted.builtin);
    expect(ruleFor(name, whole)).toBeNull();
    expect(ruleFor('an empty program completes', restricted)).toBeNull();
  });
});

test.each([
  ['`os` cannot be imported here. Use json.', 'module'],
  ['`statistics.sys` is refused by the rules of this sandbox. Of `statistics` there are mean.', 'part'],
  ['the name `_x` is refused by the rules of this sandbox: it begins with an underscore.', 'underscore'],
  ['`eval` is refused by the rules of this sandbox. Write code.', 'builtin'],
  ['`.__class__` is refused by the rules of this sandbox. Use type(x).', 'attribute'],
  ['changing this module is refused by the rules of this sandbox: only lists', 'change'],
  ['making a class by type() is refused by the rules of this sandbox.', 'making'],
] as const)('%s is told apart as a refusal', (message, rule) => {
  expect(ruleIn(message)).toBe(rulesOfRestricted[rule]);
});

test('an error of the program is no refusal', () => {
  expect(ruleIn("name 'x' is not defined")).toBeNull();
});

test('attacks on rules are tried only where there are rules', () => {
  const names = (capabilities: Capabilities) => escapeCasesFor(capabilities).length;
  const rules = escapeCases.filter(({ language }) => language === 'restricted').length;
  expect([names(restricted), names(whole)]).toEqual([escapeCases.length, escapeCases.length - rules]);
});
