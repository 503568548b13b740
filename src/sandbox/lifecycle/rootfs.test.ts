import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { probePython } from '../../../test/python.ts';
import { findInterpreter } from './interpreter.ts';
import { prepareRootfs, type Rootfs, type RootfsProgress, tarRootfs } from './rootfs.ts';

const probe =
  process.platform === 'linux' ? probePython() : ({ usable: false, reason: 'only Linux has ldd' } as const);
const usable = needs('subprocess', probe);

let cache: string;
let rootfs: Rootfs;
const told: RootfsProgress[] = [];
beforeAll(async () => {
  if (!usable) return;
  cache = await mkdtemp(join(tmpdir(), 'pungi-rootfs-'));
  const interpreter = await findInterpreter(null, 'docker');
  rootfs = await prepareRootfs(interpreter, (progress) => told.push(progress), cache);
}, 120_000);
afterAll(async () => {
  if (usable) await rm(cache, { recursive: true });
});

describe('the files of a container', () => {
  test('are made once, and what was made is told', async () => {
    expect(told).toEqual([
      { step: 1, of: 2, text: `copying Python ${rootfs.interpreter.version} and its library` },
    ]);
    expect(await prepareRootfs(rootfs.interpreter, (progress) => told.push(progress), cache)).toEqual(rootfs);
    expect(told).toHaveLength(1);
    expect(await readdir(cache)).toEqual([rootfs.key]);
  });

  test('hold the guest and no package of others, open to every user', async () => {
    const inside = join(rootfs.folder, 'usr/lib/pungi/pungi_guest/main.py');
    expect(await readFile(inside, 'utf8')).toBe(await readFile('guest/pungi_guest/main.py', 'utf8'));
    expect((await stat(inside)).mode & 0o777).toBe(0o644);
    const names = await readdir(rootfs.folder, { recursive: true });
    expect(names.filter((name) => /site-packages|dist-packages|etc\/./.test(name))).toEqual([]);
  });

  test('give the same archive each time', async () => {
    const [one, two] = [await buffer(tarRootfs(rootfs)), await buffer(tarRootfs(rootfs))];
    expect(one.equals(two)).toBe(true);
    const names = execFileSync('tar', ['-t'], { input: one, encoding: 'utf8', maxBuffer: 10_000_000 });
    expect(names.split('\n')).toContain('usr/bin/python3');
  });

  test('made at the same time by several end as one', async () => {
    const other = await mkdtemp(join(tmpdir(), 'pungi-rootfs-'));
    const both = [1, 2].map(() => prepareRootfs(rootfs.interpreter, () => {}, other));
    expect((await Promise.all(both)).map(({ key }) => key)).toEqual([rootfs.key, rootfs.key]);
    expect(await readdir(other)).toEqual([rootfs.key]);
    await rm(other, { recursive: true });
  });

  test('of an interpreter that breaks off are not there', async () => {
    const interpreter = { path: '/bin/false', version: '3.12.0' };
    await expect(prepareRootfs(interpreter, () => {}, cache)).rejects.toMatchObject({
      code: 'SANDBOX_UNAVAILABLE',
      message: 'The files of a container could not be made from /bin/false: ',
    });
  });
});
