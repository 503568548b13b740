import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { PungiError } from '../../../errors/index.ts';
import { limitMemory } from '../binary/memory-limit.ts';
import { engine, type WasmModule } from '../web-assembly.ts';
import type { FoundImage } from './find.ts';

const decompress = promisify(zstdDecompress);

/** The bytes of the image's module. Throws `IMAGE_BROKEN` when they are not as many as its manifest says. */
export async function readImageBytes({ path, packed, manifest }: FoundImage): Promise<Uint8Array> {
  const stored = await readWhole(path);
  const bytes = packed ? await decompress(stored) : stored;
  if (bytes.length !== manifest.bytes) {
    throw new PungiError(`Expected ${path} to hold ${manifest.bytes} bytes, got ${bytes.length}.`, {
      code: 'IMAGE_BROKEN',
    });
  }
  return bytes;
}

/** In one piece: `readFile` reads so much in many, which takes twice as long. */
async function readWhole(path: string): Promise<Uint8Array> {
  await using file = await open(path);
  const bytes = Buffer.allocUnsafeSlow((await file.stat()).size);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return bytes.subarray(0, bytesRead);
}

/** Reads and compiles the image, with its memory bounded: all that share the module share the bound. */
export async function loadImage(image: FoundImage, memoryBytes: number): Promise<WasmModule> {
  return engine.compile(limitMemory(await readImageBytes(image), memoryBytes));
}
