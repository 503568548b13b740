import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readInputs } from './inputs.ts';

let root: string;
const write = (path: string, text: string) => writeFile(join(root, path), text);
const read = () =>
  readInputs({ entry: join(root, 'entry'), guest: join(root, 'guest'), recipe: [join(root, 'recipe')] });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pungi-inputs-'));
  for (const folder of ['entry', 'guest', 'recipe']) await mkdir(join(root, folder));
  await write('entry/world.wit', 'package a:b;');
  await write('entry/app.py', 'a = 1');
  await write('guest/__init__.py', '');
  await write('recipe/build.ts', 'build');
});
afterEach(() => rm(root, { recursive: true }));

test('gives the guest as a package beside the entry', async () => {
  const { world, python } = await read();
  expect(world.path).toBe('world.wit');
  expect(python.map(({ path }) => path)).toEqual(['app.py', 'pungi_guest/__init__.py']);
});

test.each(['entry/world.wit', 'entry/app.py', 'guest/__init__.py', 'guest/new.py', 'recipe/build.ts'])(
  'has another key when %s changes',
  async (path) => {
    const { key } = await read();
    expect((await read()).key).toBe(key);
    await write(path, 'changed');
    expect((await read()).key).not.toBe(key);
  },
);

test.each(['recipe/build.test.ts', 'recipe/build.cases.ts', 'guest/notes.md', 'entry/probe.txt'])(
  'keeps its key when %s changes',
  async (path) => {
    const { key } = await read();
    await write(path, 'changed');
    expect((await read()).key).toBe(key);
  },
);

test.each(['entry/world.wit', 'guest'])('says that %s is missing', async (path) => {
  await rm(join(root, path), { recursive: true });
  await expect(read()).rejects.toMatchObject({
    code: 'IMAGE_BROKEN',
    message: `Expected ${join(root, path)}, which is part of the source checkout, got nothing there.`,
  });
});
