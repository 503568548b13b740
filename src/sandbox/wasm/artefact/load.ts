import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { PungiError } from '../../../errors/index.ts';
import { limitMemory } from '../binary/memory-limit.ts';
import { engine, type WasmModule } from '../web-assembly.ts';
import type { FoundImage } from './find.ts';

const decompress = promisify(zstdDecompress);

/** The bytes of the image's module. Throws `IMAGE_BROKEN` when they are not as many as its manifest says. */
export async function readImageBytes({ path, packed, manifest }: FoundImage): Promise<Uint8Array> {
  const stored = await readFile(path);
  const bytes = packed ? await decompress(stored) : stored;
  if (bytes.length !== manifest.bytes) {
    throw new PungiError(`Expected ${path} to hold ${manifest.bytes} bytes, got ${bytes.length}.`, {
      code: 'IMAGE_BROKEN',
    });
  }
  return bytes;
}

/** Reads and compiles the image, with its memory bounded: all that share the module share the bound. */
export async function loadImage(image: FoundImage, memoryBytes: number): Promise<WasmModule> {
  return engine.compile(limitMemory(await readImageBytes(image), memoryBytes));
}
