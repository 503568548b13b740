import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Children } from './children.ts';
import { runVitest } from './run-vitest.ts';
import { brokenFile, everyTally, everyWay, strayRejection } from './tally.cases.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pungi-tally-')));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  cpSync(join(root, 'vitest.config.ts'), join(folder, 'vitest.config.ts'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  mkdirSync(join(folder, 'test'));
  for (const name of ['needs.ts', 'require.ts']) cpSync(join(root, 'test', name), join(folder, 'test', name));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('every way a test can end is counted, with reasons and short stacks', async () => {
  plant({ 'every.test.ts': everyWay, 'broken.test.ts': brokenFile, 'stray.test.ts': strayRejection });

  expect(await tally({ PUNGI_REQUIRE: '' })).toEqual(everyTally);
});

test('what is required and would be skipped fails', async () => {
  plant({ 'every.test.ts': everyWay });
  const { passed, failed, skips, failure } = await tally({ PUNGI_REQUIRE: 'docker,python3' });

  expect({ passed, failed, skips: skips.length }).toEqual({ passed: 2, failed: 5, skips: 1 });
  expect(failure).toContain('Error: PUNGI_REQUIRE names docker, which is not usable here: no docker here');
});

test('a run without tests fails', async () => {
  expect(await tally({})).toEqual({
    ...{ passed: 0, failed: 1, skips: [], asked: [] },
    failure: '✗ No test was found.',
  });
});

function plant(files: { readonly [name: string]: string }): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'test', name), text);
}

function tally(env: { readonly [name: string]: string }): ReturnType<typeof runVitest> {
  return runVitest(new Children(folder), { root: folder, args: ['--project', 'unit'], env });
}
