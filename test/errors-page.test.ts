import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorsPage } from '../scripts/errors/page.ts';
import { errorCodes } from '../src/errors/index.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/errors.md'), 'utf8');

test('docs/errors.md is what `npm run fix` writes', () => {
  expect(page).toBe(errorsPage());
});

test('its table has a row for each code of the source, and no other', () => {
  const rows = page.matchAll(/^\| `(\w+)` \| (.+) \|$/gm);

  expect(Object.fromEntries([...rows].map(([, code, advice]) => [code, advice]))).toEqual(errorCodes);
});
