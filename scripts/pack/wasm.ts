/**
 * Puts the interpreter image into the package: `image/` gets it compressed, with its manifest, the licences
 * of what is in it, and a notice. Run by `npm run pack:wasm`; a first build takes about a minute.
 */
import { hash } from 'node:crypto';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import { findImage, packageFolder } from '../../src/sandbox/wasm/artefact/find.ts';
import { readImageBytes } from '../../src/sandbox/wasm/artefact/load.ts';
import { imageFiles } from '../../src/sandbox/wasm/artefact/manifest.ts';

/** A sixth smaller than by default, and unpacked in about the same time. */
const level = 19;

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = join(root, packageFolder);
// An older one must not be taken for what is to be packed.
await rm(target, { recursive: true, force: true });
const image = await findImage({
  root,
  onProgress: ({ step, of, text }) => console.error(`[${step}/${of}] ${text}`),
});
const bytes = await readImageBytes(image);
if (hash('sha256', bytes) !== image.manifest.sha256) throw new Error(`${image.path} is not what was built`);
console.error('Compressing the image');
const packed = await promisify(zstdCompress)(bytes, {
  params: { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: 1 },
});
await mkdir(target);
await writeFile(join(target, imageFiles.packed), packed);
await writeFile(join(target, imageFiles.manifest), `${JSON.stringify(image.manifest, undefined, 2)}\n`);
await copyFile(join(dirname(image.path), imageFiles.licences), join(target, imageFiles.licences));
await copyFile(join(root, 'guest', 'wasm', 'NOTICE'), join(target, 'NOTICE'));
console.log(`${target}: ${bytes.length} bytes, packed ${packed.length}, sha256 ${image.manifest.sha256}`);
