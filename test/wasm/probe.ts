import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { type FoundImage, findImage } from '../../src/sandbox/wasm/artefact/find.ts';
import { loadImage } from '../../src/sandbox/wasm/artefact/load.ts';
import type { WasmModule } from '../../src/sandbox/wasm/web-assembly.ts';

/** The image with a guest that only runs source: enough to prove the image and its host. Built once, then cached. */
export const probeGuest: string = fileURLToPath(
  new URL('../../guest/wasm/probe/pungi_guest', import.meta.url),
);

const MiB = 1_048_576;

/** The memory that `describeProbe` bounds the module to. */
export const probeMemoryBytes: number = 128 * MiB;

/** A suite that needs the image: skipped with its reason where it cannot be built, unless it is required. */
export async function describeProbe(
  title: string,
  suite: (probe: { readonly module: WasmModule; readonly image: FoundImage }) => void,
): Promise<void> {
  try {
    const image = await findImage({ guest: probeGuest, onProgress: ({ text }) => say(text) });
    const module = await loadImage(image, probeMemoryBytes);
    describe(title, { timeout: 60_000 }, () => suite({ module, image }));
  } catch (error) {
    if ((process.env['PUNGI_REQUIRE'] ?? '').split(',').includes('wasm')) throw error;
    say(`skipped "${title}": ${error instanceof Error ? error.message : String(error)}`);
    describe.skip(title);
  }
}

function say(text: string): void {
  process.stderr.write(`wasm image: ${text}\n`);
}
