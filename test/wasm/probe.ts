import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { type FoundImage, findImage } from '../../src/sandbox/wasm/artefact/find.ts';
import { loadImage } from '../../src/sandbox/wasm/artefact/load.ts';
import type { WasmModule } from '../../src/sandbox/wasm/web-assembly.ts';
import { need } from '../needs.ts';

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
  const found = await probeImage();
  describe(title, { timeout: 60_000 }, () => {
    if (found.usable) suite(found);
    else test('needs the image', (context) => need(context, 'wasm', found));
  });
}

async function probeImage(): Promise<
  | { readonly usable: true; readonly module: WasmModule; readonly image: FoundImage }
  | { readonly usable: false; readonly reason: string }
> {
  try {
    const image = await findImage({ guest: probeGuest, onProgress: ({ text }) => say(text) });
    return { usable: true, image, module: await loadImage(image, probeMemoryBytes) };
  } catch (error) {
    return { usable: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function say(text: string): void {
  process.stderr.write(`wasm image: ${text}\n`);
}
