import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { packageFolder, storedImage } from '../../src/sandbox/wasm/artefact/find.ts';
import { readImageBytes } from '../../src/sandbox/wasm/artefact/load.ts';
import { imageFiles } from '../../src/sandbox/wasm/artefact/manifest.ts';

/**
 * Gives an installed package the image that a published one brings: the one that is built here. Nothing happens where
 * none is.
 */
export async function addImage(installed: string): Promise<void> {
  const image = await storedImage().catch(() => undefined);
  if (image === undefined) return;
  const target = join(installed, packageFolder);
  mkdirSync(target);
  writeFileSync(join(target, imageFiles.packed), zstdCompressSync(await readImageBytes(image)));
  writeFileSync(join(target, imageFiles.manifest), JSON.stringify(image.manifest));
}
