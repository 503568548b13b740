import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findImage, packageFolder } from './find.ts';
import { readImageBytes } from './load.ts';
import { imageFiles } from './manifest.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pungi-find-'));
});
afterEach(() => rm(root, { recursive: true }));

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

async function makeCheckout(): Promise<void> {
  await put('guest/wasm/world.wit', 'package a:b;');
  await put('guest/wasm/app.py', '');
  await put('guest/pungi_guest/__init__.py', '');
  await put('src/sandbox/wasm/build/build.ts', '');
  await put('src/sandbox/wasm/binary/reader.ts', '');
}

function manifest(key: string, bytes: number): string {
  const versions = { python: '3.14.0', componentizePy: '0.25.1', binaryen: '130.0.0' };
  return JSON.stringify({ key, sha256: 's', bytes, ...versions });
}

/** Looks where no tool is to be found, so that a build ends at its first step. */
const find = () => findImage({ root, cache: join(root, 'cache'), env: {} });

test('takes the image that a package brings, and unpacks it', async () => {
  const packed = await promisify(zstdCompress)(Uint8Array.of(1, 2, 3));
  await put(join(packageFolder, imageFiles.packed), packed);
  await put(join(packageFolder, imageFiles.manifest), manifest('any', 3));
  const image = await find();
  expect(image).toMatchObject({ packed: true, path: join(root, packageFolder, imageFiles.packed) });
  expect([...(await readImageBytes(image))]).toEqual([1, 2, 3]);
});

test('refuses an image of another size than its manifest says', async () => {
  await put(join(packageFolder, imageFiles.packed), await promisify(zstdCompress)(Uint8Array.of(1, 2)));
  await put(join(packageFolder, imageFiles.manifest), manifest('any', 3));
  const image = await find();
  await expect(readImageBytes(image)).rejects.toMatchObject({
    code: 'IMAGE_BROKEN',
    message: `Expected ${image.path} to hold 3 bytes, got 2.`,
  });
});

test('says where it looked in a package without an image', async () => {
  await expect(find()).rejects.toMatchObject({
    code: 'SANDBOX_UNAVAILABLE',
    message: `Expected the interpreter image in ${root}, got none. Install the package again.`,
  });
});

test('builds in a checkout, and says what to install where no Python is found', async () => {
  await makeCheckout();
  await expect(find()).rejects.toMatchObject({
    code: 'SANDBOX_UNAVAILABLE',
    message: expect.stringMatching(
      /^Expected python3 ≥ 3\.10 to build the interpreter image with, got none\. Install it: /,
    ),
  });
});

test('in a checkout, takes no packed image of other inputs', async () => {
  await makeCheckout();
  await put(join(packageFolder, imageFiles.packed), 'old');
  await put(join(packageFolder, imageFiles.manifest), manifest('another key', 3));
  await expect(find()).rejects.toMatchObject({ code: 'SANDBOX_UNAVAILABLE' });
});

test('takes the image that was built before, until an input changes', async () => {
  await makeCheckout();
  const { readInputs } = await import('../build/inputs.ts');
  const folders = {
    entry: join(root, 'guest/wasm'),
    guest: join(root, 'guest/pungi_guest'),
    recipe: [join(root, 'src/sandbox/wasm/build'), join(root, 'src/sandbox/wasm/binary')],
  };
  const { key } = await readInputs(folders);
  const folder = join('cache', key.slice(0, 32));
  await put(join(folder, imageFiles.module), 'abc');
  await put(join(folder, imageFiles.manifest), manifest(key, 3));
  const image = await find();
  expect(image).toMatchObject({ packed: false, path: join(root, folder, imageFiles.module) });
  expect(Buffer.from(await readImageBytes(image)).toString()).toBe('abc');
  await put('guest/pungi_guest/__init__.py', 'changed = True');
  await expect(find()).rejects.toMatchObject({ code: 'SANDBOX_UNAVAILABLE' });
});
