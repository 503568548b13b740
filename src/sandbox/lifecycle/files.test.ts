import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkFiles } from './check-files.ts';
import { collectArtifacts } from './collect-artifacts.ts';
import { layFiles } from './lay-files.ts';
import { sandboxFile } from './sandbox-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pungi-files-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const file = (path: string, text = '') => sandboxFile(path, new TextEncoder().encode(text));
const contents = async (path: string) =>
  (await collectArtifacts(folder, 1_000)).artifacts.find((artifact) => artifact.path === path)?.bytes();

describe('checkFiles', () => {
  const refused: [string, string][] = [
    ['', 'Expected the path of a file to be 1 to 4096 characters, got "".'],
    ['/etc/passwd', 'Expected the path of a file to be a relative path, got "/etc/passwd".'],
    ['../x', 'Expected the path of a file to be no empty part, `.` or `..`, got "../x".'],
    ['a/../../x', 'Expected the path of a file to be no empty part, `.` or `..`, got "a/../../x".'],
    ['a//b', 'Expected the path of a file to be no empty part, `.` or `..`, got "a//b".'],
    ['./a', 'Expected the path of a file to be no empty part, `.` or `..`, got "./a".'],
    ['a\\b', 'Expected the path of a file to be parts separated by /, got "a\\\\b".'],
    ['a\0b', 'Expected the path of a file to be text without NUL and lone surrogates, got "a\\u0000b".'],
    [
      'x'.repeat(256),
      `Expected the path of a file to be parts of at most 255 characters, got "${'x'.repeat(100)}".`,
    ],
    ['x'.repeat(4_097), `Expected the path of a file to be 1 to 4096 characters, got "${'x'.repeat(100)}".`],
  ];

  test.each(refused)('refuses %.20j', (path, message) => {
    expect(() => checkFiles([file(path)], 100)).toThrow(message);
  });

  test('refuses one path twice, and a file where another needs a folder', () => {
    expect(() => checkFiles([file('a'), file('a')], 100)).toThrow('Expected each file once, got "a" twice.');
    expect(() => checkFiles([file('a/b/c'), file('a')], 100)).toThrow(
      'Expected "a" to be a file or a folder, got both.',
    );
  });

  test('refuses files past the limit', () => {
    expect(() => checkFiles([file('a', 'xx'), file('b', 'x')], 2)).toThrow(
      'Expected files of at most 2 bytes in all, got 3.',
    );
    expect(() => checkFiles([file('a', 'xx'), file('b/…', 'x')], 3)).not.toThrow();
  });
});

describe('layFiles', () => {
  test('writes files read-only, in their folders', async () => {
    await layFiles(folder, [file('a.txt', 'A'), file('b/c.txt', 'C')]);
    expect(await readFile(join(folder, 'b/c.txt'), 'utf8')).toBe('C');
    expect((await stat(join(folder, 'a.txt'))).mode & 0o777).toBe(0o444);
  });

  test('refuses a file that is larger than it said', async () => {
    const liar = { ...file('a', 'xx'), size: 1 };
    await expect(layFiles(folder, [liar])).rejects.toThrow(
      'Expected "a" to have 1 bytes, as it says, got 2.',
    );
  });
});

describe('collectArtifacts', () => {
  test('gives what was left, sorted by path, with size and hash', async () => {
    await mkdir(join(folder, 'b'));
    await writeFile(join(folder, 'b/two.txt'), 'two');
    await writeFile(join(folder, 'a.txt'), '');
    const { artifacts, notices } = await collectArtifacts(folder, 3);
    expect(artifacts.map(({ path, size }) => [path, size])).toEqual([
      ['a.txt', 0],
      ['b/two.txt', 3],
    ]);
    expect(artifacts[1]?.sha256).toBe('3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3');
    expect(notices).toEqual([]);
    expect(await contents('b/two.txt')).toEqual(new TextEncoder().encode('two'));
  });

  test('follows no link, neither to a file nor to a folder, and reads no FIFO', async () => {
    await symlink('/etc/passwd', join(folder, 'file'));
    await symlink('/etc', join(folder, 'folder'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(await collectArtifacts(folder, 1_000_000)).toEqual({
      artifacts: [],
      notices: ['file', 'folder', 'pipe'].map((name) => `/out/${name} was not kept: it is no ordinary file.`),
    });
  });

  test('leaves what passes the limit and says so', async () => {
    await writeFile(join(folder, 'a'), 'xx');
    await writeFile(join(folder, 'b'), 'xx');
    await writeFile(join(folder, 'c'), 'x');
    const { artifacts, notices } = await collectArtifacts(folder, 3);
    expect(artifacts.map(({ path }) => path)).toEqual(['a', 'c']);
    expect(notices).toEqual([
      '/out/b was not kept: it has 2 bytes, and 1 are left of the limit for artifacts.',
    ]);
  });

  test('leaves a name that is no portable path', async () => {
    await writeFile(join(folder, 'a\\b'), 'x');
    expect((await collectArtifacts(folder, 10)).notices).toEqual([
      '/out/a\\b was not kept: its name is not portable.',
    ]);
  });

  test('does not walk down without end', async () => {
    await mkdir(join(folder, 'd/'.repeat(40)), { recursive: true });
    const { artifacts, notices } = await collectArtifacts(folder, 10);
    expect(artifacts).toEqual([]);
    expect(notices).toEqual([`/out/${'d/'.repeat(32)}d was not kept: it is more than 32 folders deep.`]);
  });
});
