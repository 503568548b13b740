import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { probeImage } from './probe.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pungi-probe-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('names what a build lacks, and what to install', async () => {
  const found = await probeImage({ cache: folder, env: { PATH: folder } });
  expect(found).toEqual({
    usable: false,
    reason: 'Expected python3 ≥ 3.10 to build the interpreter image with, got none.',
    remedy: expect.stringMatching(/^Install it: `.+`/),
  });
});

test('says of a package without an image that it is broken', async () => {
  expect(await probeImage({ root: folder })).toEqual({
    usable: false,
    reason: `Expected the interpreter image in ${folder}, got none.`,
    remedy: 'Install the package again.',
  });
});
