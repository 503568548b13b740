import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { findInterpreter } from '../lifecycle/interpreter.ts';
import { told } from '../lifecycle/played-guest.cases.ts';
import { probe, subprocess } from './index.ts';
import { lackingPackages } from './lacking.ts';

const remedy = "Install Python 3.11 or newer, or name one: subprocess({ python: '/path/to/python3' }).";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pungi-python-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A script that answers as an interpreter would. */
async function pretend(name: string, answer: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\necho '${answer}'\n`);
  await chmod(path, 0o755);
  return path;
}

describe('an interpreter', () => {
  test('is known by its own path, not by the shim that found it', async () => {
    const shim = await pretend('python3', '["/real/python3", "cpython", 3, 12, 1]');
    expect(await findInterpreter(shim, 'subprocess')).toEqual({ path: '/real/python3', version: '3.12.1' });
  });

  test('that is older, or no CPython, or nothing, is named with what to do', async () => {
    const old = await pretend('old', '["/real/python3", "cpython", 3, 10, 9]');
    const other = await pretend('other', '["/real/pypy", "pypy", 3, 11, 0]');
    const broken = await pretend('broken', 'Segmentation fault');
    const rows = [
      [old, `${old} is 3.10.9`],
      [other, `${other} is pypy`],
      [broken, `${broken} does not start`],
      [`${folder}/none`, `there is no ${folder}/none`],
    ] as const;
    for (const [python, problem] of rows) {
      await expect(findInterpreter(python, 'subprocess')).rejects.toMatchObject({
        code: 'SANDBOX_UNAVAILABLE',
        message: `Expected Python 3.11 or newer: ${problem}. ${remedy}`,
      });
    }
  });

  test('is looked for under the usual names when `python3` is too old', async () => {
    await pretend('python3', '["/real/python3", "cpython", 3, 9, 2]');
    await pretend('python3.13', '["/real/python3.13", "cpython", 3, 13, 0]');
    vi.stubEnv('PATH', `${folder}:/bin`);
    expect((await findInterpreter(null, 'subprocess')).path).toBe('/real/python3.13');
  });
});

describe('probe', () => {
  test('tells what is missing and what helps', async () => {
    expect(await probe({ python: join(folder, 'none') })).toEqual({
      usable: false,
      reason: `Expected Python 3.11 or newer: there is no ${folder}/none.`,
      remedy,
    });
  });

  test('throws on misuse', async () => {
    await expect(probe({ spares: -1 })).rejects.toMatchObject({ code: 'INVALID_OPTION' });
  });
});

test('a program without an interpreter is unavailable and never started', async () => {
  await using sandbox = subprocess({ python: join(folder, 'none') });
  expect(await sandbox.run(told().run)).toMatchObject({
    status: 'stopped',
    reason: 'unavailable',
    started: false,
  });
});

describe('with a real interpreter', async () => {
  needs('subprocess', await probe());

  test('packages that are not there are named', async () => {
    const interpreter = await findInterpreter(null, 'subprocess');
    expect(await lackingPackages(interpreter, ['json', 'no_such_package', '../x'])).toEqual([
      '../x',
      'no_such_package',
    ]);
  });
});
