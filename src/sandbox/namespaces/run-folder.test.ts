import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRunFolder } from './run-folder.ts';

test('the folder of a sandbox is its user’s alone, with the guest in it and a folder for each program', async () => {
  const folder = await makeRunFolder(null);
  expect((await stat(folder.path)).mode & 0o777).toBe(0o700);
  expect(await readdir(join(folder.path, 'guest'))).toEqual(['pungi_guest', 'pungi_jail', 'pungi_process']);
  const data = await folder.makeData('place');
  expect((await stat(data)).mode & 0o005).toBe(0o005);
  expect(folder.socket).toBe(join(folder.path, 'run', 'socket'));
  await folder.remove();
  expect(existsSync(folder.path)).toBe(false);
});
