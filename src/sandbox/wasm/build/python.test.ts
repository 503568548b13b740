import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPython, isNewEnough } from './python.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pungi-python-'));
});
afterEach(() => rm(folder, { recursive: true }));

const signal = new AbortController().signal;
const find = () => findPython({ PATH: folder }, signal);

async function put(name: string, script: string): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, name), 0o755);
}

test.each([
  ['3.9.19', false],
  ['3.10.0', true],
  ['3.14.2', true],
  ['2.7.18', false],
  ['4.0.0', false],
])('takes %s: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

test.skipIf(process.platform === 'win32')('passes over what is too old or broken', async () => {
  await put('python3', 'echo /old/python3; echo 3.9.2');
  await put('python3.14', 'exit 1');
  await put('python3.12', 'echo /new/python3.12; echo 3.12.1');
  expect(await find()).toEqual({ path: '/new/python3.12', version: '3.12.1' });
});

test.skipIf(process.platform === 'win32')('says which it saw when none will do', async () => {
  await put('python3', 'echo /old/python3; echo 3.9.2');
  await expect(find()).rejects.toMatchObject({
    code: 'SANDBOX_UNAVAILABLE',
    message: expect.stringContaining(
      'Expected python3 ≥ 3.10 to build the interpreter image with, got python3 3.9.2. Install it: ',
    ),
  });
});
