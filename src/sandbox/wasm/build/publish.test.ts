import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assemble } from '../../../../test/wasm/tiny-component.ts';
import { imports } from '../host/imports.ts';
import { isPublished, publishImage } from './publish.ts';

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pungi-publish-'));
  folder = join(root, 'key');
});
afterEach(() => rm(root, { recursive: true }));

const names = Object.keys(imports);

/** A module with the edges of the image and nothing inside. */
function hollow(imported: readonly string[] = names, extra = ''): Uint8Array {
  const lines = imported.map((name) => `(import "host" "${name}" (func))`);
  return assemble(`(module ${lines.join('\n')}
    (memory (export "memory") 1)
    (global (export "stack_pointer") (mut i32) (i32.const 0))
    (func (export "run")) (func (export "run_done")) (func (export "realloc"))
    (func (export "libc_realloc")) ${extra})`);
}

async function publish(module: Uint8Array): Promise<void> {
  const scratch = await mkdtemp(join(root, 'building-'));
  const licence = join(scratch, 'tool-1.0.dist-info', 'licenses', 'LICENSE');
  await mkdir(dirname(licence), { recursive: true });
  await writeFile(licence, 'Do as you like.\n');
  await writeFile(join(scratch, 'LICENSE-CPython.txt'), 'PSF\n');
  const licences = [join(scratch, 'LICENSE-CPython.txt'), licence];
  await publishImage({ module, licences, key: 'key', folder, scratch });
}

test('puts the module and its manifest in place', async () => {
  const module = hollow();
  expect(isPublished(folder)).toBe(false);
  await publish(module);
  expect(isPublished(folder)).toBe(true);
  expect((await readdir(folder)).sort()).toEqual(['LICENSES.txt', 'manifest.json', 'python.wasm']);
  expect(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))).toEqual({
    key: 'key',
    sha256: hash('sha256', module),
    bytes: module.length,
    python: '3.14.0',
    componentizePy: '0.25.1',
    binaryen: '130.0.0',
  });
  const line = '='.repeat(80);
  expect(await readFile(join(folder, 'LICENSES.txt'), 'utf8')).toBe(
    `${line}\nLICENSE-CPython.txt\n${line}\nPSF\n\n${line}\ntool-1.0: LICENSE\n${line}\nDo as you like.\n`,
  );
});

test('leaves in place what another process published meanwhile', async () => {
  await publish(hollow());
  await writeFile(join(folder, 'python.wasm'), 'theirs');
  await publish(hollow());
  expect(await readFile(join(folder, 'python.wasm'), 'utf8')).toBe('theirs');
});

test('replaces what is not whole', async () => {
  await mkdir(folder);
  await writeFile(join(folder, 'manifest.json'), '{}');
  await publish(hollow());
  expect(isPublished(folder)).toBe(true);
});

test.each([
  {
    title: 'an import that the host does not know',
    module: () => hollow([...names, 'wasi:cli/run#run']),
    got: 'missing: none; extra: host wasi:cli/run#run',
    expected: 'the 117 imports that the host side knows',
  },
  {
    title: 'an import that is gone',
    module: () => hollow(names.filter((name) => name !== 'wasi:io/poll#poll')),
    got: 'missing: host wasi:io/poll#poll; extra: none',
    expected: 'the 117 imports that the host side knows',
  },
  {
    title: 'another export',
    module: () => hollow(names, '(func (export "more"))'),
    got: 'missing: none; extra: more',
    expected: 'the 6 exports that the host side knows',
  },
])('refuses $title, and puts nothing in place', async ({ module, expected, got }) => {
  await expect(publish(module())).rejects.toMatchObject({
    code: 'IMAGE_BROKEN',
    message: `Expected the interpreter image to have ${expected}, got ${got}.`,
  });
  expect(existsSync(folder)).toBe(false);
});
