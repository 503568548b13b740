import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { need } from '../../../test/needs.ts';
import { probe } from './index.ts';
import { libraryFolder, readLibrary, remedy } from './library.ts';

const installed = await probe();

test('the folder is named by version and hash', () => {
  expect(libraryFolder('/cache')).toBe(join('/cache', 'restrictedpython-9.0-77df98181cf8f208'));
});

test('what is not installed is said with the command that installs it', async () => {
  await expect(readLibrary('/no/such/folder')).rejects.toMatchObject({
    code: 'SANDBOX_UNAVAILABLE',
    message: `RestrictedPython 9.0 is not installed. ${remedy}`,
  });
});

test('the modules come in the order in which they need each other', async (context) => {
  need(context, 'restricted', installed);
  const modules = await readLibrary();
  expect(modules.map(({ name }) => name)).toEqual([
    'RestrictedPython',
    'RestrictedPython._types',
    'RestrictedPython.transformer',
    'RestrictedPython.Guards',
  ]);
});

test('a file that somebody changed in the cache is refused', async (context) => {
  need(context, 'restricted', installed);
  const folder = await mkdtemp(join(tmpdir(), 'pungi-library-'));
  try {
    await cp(libraryFolder(), folder, { recursive: true });
    const path = join(folder, 'RestrictedPython', 'Guards.py');
    await writeFile(path, 'safe_builtins = __builtins__');
    await expect(readLibrary(folder)).rejects.toMatchObject({
      code: 'SANDBOX_UNAVAILABLE',
      message: `Expected ${path} of RestrictedPython 9.0, got another file. ${remedy}`,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
