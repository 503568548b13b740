import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { functionRules } from './function-rules.ts';
import { unsupportedKeywords } from './json-schema/annotations.ts';
import { reservedNames } from './names.ts';

const page = readFileSync(new URL('../../docs/sdk.md', import.meta.url), 'utf8');

test('docs/sdk.md has a row for each option of defineFunction, and no other', () => {
  const [, options = ''] = page.split('## Options of `defineFunction`');
  const [table = ''] = options.split('\n## ');
  const rows = [...table.matchAll(/^\| `(\w+)/gm)].map(([, name]) => name);

  expect(rows.sort()).toEqual([...functionRules.keys()].sort());
});

test('docs/sdk.md lists the names that every SDK has', () => {
  const [, sentence = ''] = /be one of the names every SDK has: ([^.]+)\./.exec(page) ?? [];

  expect([...sentence.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort()).toEqual(
    [...reservedNames].sort(),
  );
});

test('docs/sdk.md speaks of keywords that are refused indeed', () => {
  const [, sentence = ''] = /throws instead of being ignored: ([^:]+?), an `\$id`/.exec(page) ?? [];
  const keywords = [...sentence.matchAll(/`([$\w]+)`/g)].map(([, name = '']) => name);

  expect(keywords).toEqual(['unevaluatedProperties', 'unevaluatedItems', '$dynamicRef']);
  expect(keywords.filter((name) => !unsupportedKeywords.has(name))).toEqual([]);
});
