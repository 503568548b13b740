import { expect, test } from 'vitest';
import { renderMissing } from './wasm.ts';

test('modules that are missing for one reason stand in one row', () => {
  const why = 'its C library is not part of the image';
  const page = renderMissing([
    { name: 'bz2', why, instead: 'zlib' },
    { name: 'ctypes', why: 'there is no system', instead: 'struct' },
    { name: 'lzma', why, instead: 'zlib' },
  ]);
  expect(page.split('\n').slice(-2)).toEqual([
    '| `bz2`, `lzma` | its C library is not part of the image | zlib |',
    '| `ctypes` | there is no system | struct |',
  ]);
});
