import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lintCases, soundFiles } from './lint.cases.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'pungi-lint-'));
afterAll(() => rmSync(folder, { recursive: true }));
const planted = lintCases.map((fault, index) => ({ ...fault, path: `src/fault-${index}.ts` }));
const found = lint([
  ...Object.entries(soundFiles),
  ...planted.map(({ path, text }) => [path, text] as const),
]);

test('the lint says nothing of sound files: long case tables and long chapters of tests', () => {
  expect(found.filter(({ path }) => path in soundFiles)).toEqual([]);
});

test.for(planted)('$rule finds $title', ({ path, rule }) => {
  expect(found.filter((fault) => fault.path === path)).toEqual([{ path, rule }]);
});

interface Fault {
  readonly path: string;
  readonly rule: string;
}

/** What biome complains of, as `npm run check` calls it, in a folder with our configuration and these files. */
function lint(files: readonly (readonly [path: string, text: string])[]): readonly Fault[] {
  for (const name of ['biome.json', '.gitignore']) cpSync(join(root, name), join(folder, name));
  mkdirSync(join(folder, 'src'));
  for (const [path, text] of files) writeFileSync(join(folder, path), text);
  const biome = join(root, 'node_modules/.bin/biome');
  const args = [
    'ci',
    '--error-on-warnings',
    '--reporter=json',
    '--colors=off',
    '--max-diagnostics=none',
    '.',
  ];
  const { stdout } = spawnSync(biome, args, { cwd: folder, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] };
  return diagnostics.map(({ category, location }) => ({
    path: location.path,
    rule: category.replace('lint/', ''),
  }));
}

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string };
}
