import { expect, test } from 'vitest';
import { parseManifest } from './manifest.ts';

const manifest = {
  key: 'k',
  sha256: 's',
  bytes: 3,
  python: '3.14.0',
  componentizePy: '0.25.1',
  binaryen: '130.0.0',
};

test('reads what was written', () => {
  expect(parseManifest(JSON.stringify(manifest))).toEqual(manifest);
});

test.each([
  { text: '', got: 'an empty file' },
  { text: '{', got: '{' },
  { text: 'null', got: 'null' },
  { text: JSON.stringify({ ...manifest, bytes: '3' }), got: JSON.stringify({ ...manifest, bytes: '3' }) },
  { text: '{"key":"k"}', got: '{"key":"k"}' },
])('refuses $text', ({ text, got }) => {
  expect(() => parseManifest(text)).toThrow(
    expect.objectContaining({
      code: 'IMAGE_BROKEN',
      message: `Expected the manifest of an interpreter image, got ${got}.`,
    }),
  );
});
