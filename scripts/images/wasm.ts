/** Builds the images that the tests run programs in, where they are not there yet: one with the guest, one without. */
import { fileURLToPath } from 'node:url';
import { findImage } from '../../src/sandbox/wasm/artefact/find.ts';

const guests = ['guest/pungi_guest', 'guest/wasm/probe/pungi_guest'] as const;

for (const guest of guests) {
  await findImage({
    guest: fileURLToPath(new URL(`../../${guest}`, import.meta.url)),
    onProgress: ({ step, of, text }) => console.log(`${guest} [${step}/${of}] ${text}`),
  });
}
